package org.huiyin.lawfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, so that its writer sees everything at once. */
final class Problems {

    private static final int ENOUGH = 200;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(int line, String zh, String en, String example) {
        if (found.size() < ENOUGH) {
            found.add(new Problem(file, line, new Text(zh, en), example));
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Problem> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
