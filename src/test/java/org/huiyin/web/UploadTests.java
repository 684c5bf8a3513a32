package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Files are taken by what they are; pictures come out upright and with nothing hidden. */
class UploadTests {

    @Test
    void aPictureIsDrawnAnewUprightAndWithoutWhatTheCameraWrote() throws IOException {
        var taken = (Upload.Taken) Upload.of("C:\\photos\\家门口.JPG", withExif(jpeg(60, 30), 6));
        assertThat(taken.name()).isEqualTo("家门口.JPG");
        assertThat(new String(taken.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif").doesNotContain("SECRETPLACE");
        var drawn = ImageIO.read(new ByteArrayInputStream(taken.bytes()));
        assertThat(drawn.getWidth()).as("turned by a quarter").isEqualTo(30);
        assertThat(drawn.getHeight()).isEqualTo(60);
    }

    @Test
    void theNameDoesNotDecide() {
        assertThat(Upload.of("photo.jpg", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Upload.Refused.class);
        assertThat(Upload.of("photo.jpg", "<!doctype html><script>".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Upload.Refused.class);
        var pdf = (Upload.Taken) Upload.of("letter.exe", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8));
        assertThat(pdf.name()).isEqualTo("letter.pdf");
        assertThat(pdf.mediaType()).isEqualTo("application/pdf");
    }

    @Test
    void aPictureThatClaimsToBeEnormousIsNotOpened() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 1, (byte) 0x86, (byte) 0xA0, 0, 1, (byte) 0x86,
            (byte) 0xA0, 8, 2, 0, 0, 0, 0, 0, 0, 0};
        assertThat(Upload.of("bomb.png", png)).isInstanceOf(Upload.Refused.class);
    }

    @Test
    void anEmptyOrHugeFileIsRefusedWithAReason() {
        assertThat(((Upload.Refused) Upload.of("a.jpg", new byte[0])).reason().key()).isEqualTo("web.upload.empty");
        assertThat(((Upload.Refused) Upload.of("a.jpg", new byte[Upload.MOST_BYTES + 1])).reason().key()).isEqualTo("web.upload.large");
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, Color.RED.getRGB());
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }

    /** Puts an Exif block with an orientation and some text behind the first marker. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] tiff = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0};
        byte[] text = "SECRETPLACE".getBytes(StandardCharsets.US_ASCII);
        int length = 2 + 6 + tiff.length + text.length;
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length, 'E', 'x', 'i', 'f', 0, 0});
        out.writeBytes(tiff);
        out.writeBytes(text);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
