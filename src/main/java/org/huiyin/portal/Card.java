package org.huiyin.portal;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.huiyin.web.Page;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Number and query code drawn as a picture that a person can keep on their phone. The scan code holds no query code. */
final class Card {

    private static final int WIDTH = 1080;
    private static final int HEIGHT = 720;
    private static final int EDGE = 64;
    private static final Color PAPER = new Color(0xFAF9F5);
    private static final Color INK = new Color(0x18212B);
    private static final Color SOFT = new Color(0x454F5A);
    private static final Color ACCENT = new Color(0x164A6B);

    private Card() {}

    /** The page that asks for the code, with the number filled in. */
    static String address(HttpServletRequest request, String number) {
        var base = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        return UriComponentsBuilder.fromUriString(base).path("/status").queryParam("number", number).encode().toUriString();
    }

    static byte[] draw(Draft.Filed filed, String address, Page t) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(PAPER);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(ACCENT);
        pen.fillRect(0, 0, WIDTH, 14);

        line(pen, t.text("portal.card.title"), "Huiyin", EDGE, 92, Font.BOLD, 38, ACCENT);
        line(pen, t.text("portal.done.number"), "Number", EDGE, 168, Font.PLAIN, 28, SOFT);
        line(pen, filed.number(), filed.number(), EDGE, 224, Font.BOLD, 50, INK);
        line(pen, t.text("portal.done.code"), "Query code", EDGE, 306, Font.PLAIN, 28, SOFT);
        line(pen, grouped(filed.code()), grouped(filed.code()), EDGE, 370, Font.BOLD, 58, INK);
        line(pen, t.time(filed.at()), filed.at().toString(), EDGE, 452, Font.PLAIN, 26, SOFT);
        line(pen, t.either(filed.officeZh(), filed.officeEn()), filed.officeEn(), EDGE, 498, Font.PLAIN, 26, SOFT);
        line(pen, filed.officePhone(), filed.officePhone(), EDGE, 544, Font.PLAIN, 26, SOFT);
        line(pen, t.text("portal.card.secret"), "Whoever has both can read your matter. Keep them safe.", EDGE, 626, Font.BOLD, 26, INK);
        line(pen, t.text("portal.card.where"), "Look it up here", EDGE, 670, Font.PLAIN, 24, SOFT);
        scan(pen, address, WIDTH - EDGE - 236, 396, 236);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The code in groups of four, as people read it aloud. */
    static String grouped(String code) {
        return code.replaceAll("[^0-9A-Za-z]", "").replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** On a machine without Chinese type the picture is drawn with the words it can write. */
    private static void line(Graphics2D pen, String words, String otherwise, int x, int y, int style, int size, Color color) {
        var font = new Font(Font.SANS_SERIF, style, size);
        pen.setFont(font);
        pen.setColor(color);
        pen.drawString(font.canDisplayUpTo(words) < 0 ? words : otherwise, x, y);
    }

    private static void scan(Graphics2D pen, String address, int x, int y, int side) {
        BitMatrix bits;
        try {
            bits = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0,
                    Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 2));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
        int cell = side / bits.getWidth();
        pen.setColor(Color.WHITE);
        pen.fillRect(x, y, cell * bits.getWidth(), cell * bits.getHeight());
        pen.setColor(Color.BLACK);
        for (int row = 0; row < bits.getHeight(); row++) {
            for (int column = 0; column < bits.getWidth(); column++) {
                if (bits.get(column, row)) {
                    pen.fillRect(x + column * cell, y + row * cell, cell, cell);
                }
            }
        }
    }
}
