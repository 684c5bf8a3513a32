package org.huiyin.triage.category;

import java.io.IOException;
import java.io.InputStream;

/** The model that comes with the program: weights of hashed pairs of characters, and nothing of the messages it was made from. */
public final class ShippedModel {

    private static final String PATH = "/triage/category.model";

    private ShippedModel() {}

    /** Reads it. */
    public static CategoryModel read() throws IOException {
        try (InputStream in = ShippedModel.class.getResourceAsStream(PATH)) {
            if (in == null) {
                throw new IOException("The program lacks its own file " + PATH);
            }
            return CategoryModel.read(in);
        }
    }
}
