package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ForwardedHeadersTests {

    @Test
    void nobodyIsBelievedUnlessNamed() throws Exception {
        assertThat(seen(List.of(), "203.0.113.9", "198.51.100.7").getRemoteAddr()).isEqualTo("203.0.113.9");
        assertThat(seen(List.of("10.0.0.0/8"), "203.0.113.9", "198.51.100.7").getRemoteAddr()).isEqualTo("203.0.113.9");
    }

    @Test
    void aNamedProxyNamesTheClient() throws Exception {
        var request = seen(List.of("10.0.0.0/8"), "10.1.2.3", "198.51.100.7");
        assertThat(request.getRemoteAddr()).isEqualTo("198.51.100.7");
        assertThat(request.isSecure()).isTrue();
        assertThat(request.getScheme()).isEqualTo("https");
    }

    @Test
    void whatTheClientWroteItselfIsNotTheClient() throws Exception {
        // the client sent "1.1.1.1"; the outer proxy added the client, the inner one the outer
        assertThat(seen(List.of("10.0.0.0/8"), "10.0.0.1", "1.1.1.1, 198.51.100.7, 10.0.0.2").getRemoteAddr()).isEqualTo("198.51.100.7");
        assertThat(seen(List.of("10.0.0.0/8"), "10.0.0.1", "not an address").getRemoteAddr()).isEqualTo("10.0.0.1");
    }

    @Test
    void networksAreCutWhereOneClientEnds() {
        assertThat(new ClientAddress("198.51.100.7").network()).isEqualTo("198.51.100.0");
        assertThat(new ClientAddress("198.51.100.7").host()).isEqualTo("198.51.100.7");
        assertThat(new ClientAddress("2001:db8:1:2:3:4:5:6").host()).isEqualTo(new ClientAddress("2001:db8:1:2:ffff::1").host());
        assertThat(new ClientAddress("localhost").network()).isEqualTo("0.0.0.0");
    }

    private static HttpServletRequest seen(List<String> proxies, String remote, String forwarded) throws Exception {
        var request = new MockHttpServletRequest("GET", "/");
        request.setRemoteAddr(remote);
        request.addHeader("X-Forwarded-For", forwarded);
        request.addHeader("X-Forwarded-Proto", "https");
        var chain = new MockFilterChain();
        new ForwardedHeaders(proxies).doFilter(request, new MockHttpServletResponse(), chain);
        return (HttpServletRequest) chain.getRequest();
    }
}
