package org.huiyin.triage.category;

import java.util.Arrays;

/** Many sparse vectors side by side in three arrays: a hundred thousand messages take what they take and no object each. */
final class Rows {

    private int[] bucket = new int[1 << 16];
    private float[] value = new float[1 << 16];
    private int[] begin = new int[1 << 10];
    private int rows;

    void add(int[] buckets, float[] values) {
        int at = begin[rows];
        if (at + buckets.length > bucket.length) {
            int size = Math.max(at + buckets.length, bucket.length + (bucket.length >> 1));
            bucket = Arrays.copyOf(bucket, size);
            value = Arrays.copyOf(value, size);
        }
        int to = at;
        for (int i = 0; i < buckets.length; i++) {
            if (values[i] != 0) {
                bucket[to] = buckets[i];
                value[to++] = values[i];
            }
        }
        rows++;
        if (rows + 1 >= begin.length) {
            begin = Arrays.copyOf(begin, begin.length * 2);
        }
        begin[rows] = to;
    }

    int size() {
        return rows;
    }

    int begin(int row) {
        return begin[row];
    }

    int end(int row) {
        return begin[row + 1];
    }

    int[] bucket() {
        return bucket;
    }

    float[] value() {
        return value;
    }

    double square(int row) {
        double sum = 0;
        for (int i = begin[row]; i < begin[row + 1]; i++) {
            sum += (double) value[i] * value[i];
        }
        return sum;
    }

    double dot(int row, float[] weights) {
        double sum = 0;
        for (int i = begin[row]; i < begin[row + 1]; i++) {
            sum += weights[bucket[i]] * value[i];
        }
        return sum;
    }

    void addTo(int row, float[] weights, float by) {
        for (int i = begin[row]; i < begin[row + 1]; i++) {
            weights[bucket[i]] += by * value[i];
        }
    }
}
