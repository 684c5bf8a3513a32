package org.huiyin.triage.category;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The model that suggestions come from: the one that ships, or the one somebody switched to. Each program asks with every suggestion which
 * one that is, a look at one row, so that a switch holds everywhere at once.
 */
@Component
class ModelInUse implements Supplier<CategoryModel> {

    private static final Logger LOG = LoggerFactory.getLogger(ModelInUse.class);

    private final ModelStore store;

    /** Read at the first question, and given back where memory is short. */
    private volatile Held held = new Held(null, new SoftReference<>(null));

    private record Held(@Nullable UUID id, SoftReference<CategoryModel> model) {}

    ModelInUse(ModelStore store) {
        this.store = store;
    }

    /** The model in use now. */
    @Override
    public CategoryModel get() {
        UUID id = store.inUse();
        var now = held;
        CategoryModel model = Objects.equals(id, now.id()) ? now.model().get() : null;
        if (model == null) {
            model = read(id);
            held = new Held(id, new SoftReference<>(model));
        }
        return model;
    }

    /** A kept model that cannot be read takes no page down: the one that ships stands in, and the log says so. */
    private CategoryModel read(@Nullable UUID id) {
        try {
            if (id != null) {
                try {
                    return CategoryModel.read(new ByteArrayInputStream(store.weights(id)));
                } catch (IOException broken) {
                    LOG.error("The category model {} cannot be read; the one that ships stands in", id, broken);
                }
            }
            return ShippedModel.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
