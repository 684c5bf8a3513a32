package org.huiyin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts templates, languages and messages into Spring's hands. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    Messages messages(ZoneId zone, @Value("${huiyin.strict-messages:${huiyin.dev:false}}") boolean strict) {
        return new Messages(zone, strict);
    }

    /** A name that is no template falls through to {@code redirect:} and {@code forward:}. */
    @Bean
    ViewResolver jteViewResolver(Renderer renderer, Pages pages) {
        return new JteViewResolver(renderer, pages);
    }

    /** Lets a controller take the {@link Page}. */
    @Bean
    WebMvcConfigurer pageArguments(Pages pages) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new PageArgument(pages));
            }
        };
    }

    private record JteViewResolver(Renderer renderer, Pages pages) implements ViewResolver, Ordered {

        @Override
        public int getOrder() {
            return 0;
        }

        @Override
        public @Nullable JteView resolveViewName(String name, java.util.Locale locale) {
            return name.indexOf(':') < 0 && renderer.has(name) ? new JteView(renderer, pages, name) : null;
        }
    }

    private record PageArgument(Pages pages) implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Page.class;
        }

        @Override
        public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
                NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
            return pages.of((HttpServletRequest) request.getNativeRequest());
        }
    }
}
