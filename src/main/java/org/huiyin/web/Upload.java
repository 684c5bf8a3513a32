package org.huiyin.web;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a file that somebody sent. What it is, is read from its content and never from its name. A picture is
 * drawn anew, upright, so that nothing hidden in it (place, time, camera) goes along; a PDF is taken as it is and only
 * ever handed out as an attachment; nothing else is taken.
 */
public sealed interface Upload {

    /**
     * A file that was taken.
     *
     * @param name without folders and control characters, with the ending its content has
     * @param mediaType image/jpeg, image/png or application/pdf
     */
    record Taken(String name, String mediaType, byte[] bytes) implements Upload {}

    /** A file that was not taken, with the reason. */
    record Refused(String name, Message reason) implements Upload {}

    /** The most bytes one file may have. */
    int MOST_BYTES = 10 * 1024 * 1024;
    /** The longest side of a picture that is kept, in pixels. Writing on a photographed letter stays readable. */
    int LONGEST_SIDE = 2400;
    /** The most pixels a picture may say it has before it is looked at. */
    long MOST_PIXELS = 120_000_000;

    /** Looks at a file and takes it or says why not. */
    static Upload of(@Nullable String fileName, byte[] bytes) {
        var name = plainName(fileName);
        if (bytes.length == 0) {
            return new Refused(name, Message.of("web.upload.empty", name));
        }
        if (bytes.length > MOST_BYTES) {
            return new Refused(name, Message.of("web.upload.large", name, MOST_BYTES / 1024 / 1024));
        }
        return switch (kind(bytes)) {
            case "jpeg", "png", "gif", "bmp" -> picture(name, bytes);
            case "pdf" -> new Taken(withEnding(name, "pdf"), "application/pdf", bytes);
            case "heic" -> new Refused(name, Message.of("web.upload.heic", name));
            case "webp" -> new Refused(name, Message.of("web.upload.webp", name));
            case "office" -> new Refused(name, Message.of("web.upload.office", name));
            default -> new Refused(name, Message.of("web.upload.kind", name));
        };
    }

    private static String kind(byte[] b) {
        if (starts(b, 0, 0xFF, 0xD8, 0xFF)) {
            return "jpeg";
        }
        if (starts(b, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return "png";
        }
        if (starts(b, 0, 'G', 'I', 'F', '8')) {
            return "gif";
        }
        if (starts(b, 0, 'B', 'M')) {
            return "bmp";
        }
        if (starts(b, 0, '%', 'P', 'D', 'F', '-')) {
            return "pdf";
        }
        if (starts(b, 4, 'f', 't', 'y', 'p')) {
            var brand = new String(b, 8, Math.min(4, b.length - 8), StandardCharsets.ISO_8859_1);
            return brand.startsWith("he") || brand.startsWith("mif") || brand.startsWith("msf") ? "heic" : "other";
        }
        if (starts(b, 0, 'R', 'I', 'F', 'F') && starts(b, 8, 'W', 'E', 'B', 'P')) {
            return "webp";
        }
        if (starts(b, 0, 'P', 'K', 3, 4) || starts(b, 0, 0xD0, 0xCF, 0x11, 0xE0)) {
            return "office";
        }
        return "other";
    }

    private static boolean starts(byte[] bytes, int at, int... signature) {
        if (bytes.length < at + signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[at + i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static Upload picture(String name, byte[] bytes) {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return new Refused(name, Message.of("web.upload.broken", name));
            }
            var reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > MOST_PIXELS || width < 1 || height < 1) {
                    return new Refused(name, Message.of("web.upload.pixels", name));
                }
                var parameters = reader.getDefaultReadParam();
                int skip = Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
                parameters.setSourceSubsampling(skip, skip, 0, 0);
                var drawn = upright(reader.read(0, parameters), Orientation.of(bytes));
                var out = new ByteArrayOutputStream();
                write(drawn, out);
                return new Taken(withEnding(name, "jpg"), "image/jpeg", out.toByteArray());
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // whatever a decoder stumbles over, the person can only choose another file
            return new Refused(name, Message.of("web.upload.broken", name));
        }
    }

    private static BufferedImage upright(BufferedImage read, int orientation) {
        double scale = Math.min(1.0, (double) LONGEST_SIDE / Math.max(read.getWidth(), read.getHeight()));
        int width = Math.max(1, (int) Math.round(read.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(read.getHeight() * scale));
        boolean turned = orientation >= 5;
        var drawn = new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        pen.setRenderingHint(java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.transform(turn(orientation, width, height));
        pen.drawImage(read, 0, 0, width, height, null);
        pen.dispose();
        return drawn;
    }

    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static void write(BufferedImage image, ByteArrayOutputStream out) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var target = ImageIO.createImageOutputStream(out)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(0.82f);
            writer.setOutput(target);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    private static String plainName(@Nullable String fileName) {
        var name = fileName == null ? "" : fileName;
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = name.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "").strip();
        return name.isEmpty() ? "file" : name.length() > 80 ? name.substring(name.length() - 80) : name;
    }

    private static String withEnding(String name, String ending) {
        int dot = name.lastIndexOf('.');
        var stem = dot > 0 ? name.substring(0, dot) : name;
        var had = dot > 0 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
        return had.equals(ending) || ending.equals("jpg") && had.equals("jpeg") ? name : stem + "." + ending;
    }
}
