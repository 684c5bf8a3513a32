package org.huiyin.storage;

import java.nio.file.Path;
import java.util.List;

/**
 * What the operator typed.
 *
 * @param arguments the words after the command's name, without {@code --operator}
 * @param operator the name given with {@code --operator}, else the account at the machine; stands in the journal
 * @param directory where the operator stood: relative names of files start there, not where the server runs
 */
public record AdminCall(List<String> arguments, String operator, Path directory) {

    public AdminCall {
        arguments = List.copyOf(arguments);
    }

    /** The file that a word of the operator's means. */
    public Path file(String word) {
        return directory.resolve(word).normalize();
    }
}
