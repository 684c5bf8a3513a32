package org.huiyin.triage.category;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a model: a head, then for each bucket in use its number, its rarity and its weights as sixteen-bit steps of a scale of
 * its category. Bad input until proven otherwise: every count is checked before memory is taken for it.
 */
record ModelFile(List<String> categories, float[] rarity, int[] row, float[] weight, float[] threshold, float sharpness) {

    /** The last sign is the form of the features: weights of another form would say something else, so such a file is refused. */
    private static final int MAGIC = 0x48594D32;
    private static final int MOST_CATEGORIES = 400;
    private static final int STEPS = 32767;

    static void write(OutputStream to, ModelFile model) throws IOException {
        var zip = new GZIPOutputStream(to, 1 << 16);
        var out = new DataOutputStream(new java.io.BufferedOutputStream(zip, 1 << 16));
        int many = model.categories.size();
        out.writeInt(MAGIC);
        out.writeInt(Grams.BUCKETS);
        out.writeFloat(model.sharpness);
        out.writeInt(many);
        var scale = new float[many];
        for (int i = 0; i < model.weight.length; i++) {
            scale[i % many] = Math.max(scale[i % many], Math.abs(model.weight[i]));
        }
        for (int c = 0; c < many; c++) {
            out.writeUTF(model.categories.get(c));
            out.writeFloat(model.threshold[c]);
            out.writeFloat(scale[c]);
        }
        out.writeInt(model.weight.length / many - 1);
        int before = 0;
        for (int b = 0; b < model.row.length; b++) {
            if (model.row[b] > 0) {
                out.writeShort(Math.min(b - before, 0xFFFF));
                if (b - before >= 0xFFFF) {
                    out.writeInt(b);
                }
                before = b;
                out.writeFloat(model.rarity[b]);
                for (int c = 0; c < many; c++) {
                    float w = model.weight[model.row[b] * many + c];
                    out.writeShort(scale[c] == 0 ? 0 : Math.round(w / scale[c] * STEPS));
                }
            }
        }
        out.flush();
        zip.finish();
    }

    static ModelFile read(InputStream from) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(from, 1 << 16), 1 << 16))) {
            if (in.readInt() != MAGIC || in.readInt() != Grams.BUCKETS) {
                throw new IOException("not a model of this program");
            }
            float sharpness = finite(in.readFloat());
            int many = in.readInt();
            check(many >= 2 && many <= MOST_CATEGORIES);
            var categories = new ArrayList<String>();
            var threshold = new float[many];
            var scale = new float[many];
            for (int c = 0; c < many; c++) {
                categories.add(in.readUTF());
                threshold[c] = finite(in.readFloat());
                scale[c] = finite(in.readFloat());
            }
            int rows = in.readInt();
            check(rows >= 0 && rows <= Grams.BUCKETS);
            var rarity = new float[Grams.BUCKETS];
            var row = new int[Grams.BUCKETS];
            var weight = new float[(rows + 1) * many];
            int bucket = 0;
            for (int r = 1; r <= rows; r++) {
                int step = in.readUnsignedShort();
                bucket = step == 0xFFFF ? in.readInt() : bucket + step;
                check(bucket >= 0 && bucket < Grams.BUCKETS);
                row[bucket] = r;
                rarity[bucket] = finite(in.readFloat());
                for (int c = 0; c < many; c++) {
                    weight[r * many + c] = in.readShort() * scale[c] / STEPS;
                }
            }
            return new ModelFile(categories, rarity, row, weight, threshold, sharpness);
        } catch (ZipException | EOFException | java.io.UTFDataFormatException broken) {
            throw new IOException("not a whole model", broken);
        }
    }

    private static float finite(float value) throws IOException {
        check(Float.isFinite(value));
        return value;
    }

    private static void check(boolean sound) throws IOException {
        if (!sound) {
            throw new IOException("not a sound model");
        }
    }
}
