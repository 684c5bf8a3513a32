package org.huiyin.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** {@code backup [FILE] [--key FILE]}: one encrypted file from the running system. */
final class BackupCommand implements AdminCommand {

    private final Backups backups;

    BackupCommand(Backups backups) {
        this.backups = backups;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public int run(AdminCall call, Progress progress) throws IOException {
        @Nullable Path file = null;
        var key = backups.keyFile();
        for (Iterator<String> words = call.arguments().iterator(); words.hasNext(); ) {
            var word = words.next();
            if (word.equals("--key") && words.hasNext()) {
                key = call.file(words.next());
            } else if (!word.startsWith("-") && file == null) {
                file = call.file(word);
            } else {
                progress.line(StorageMessages.both("storage.backup.usage"));
                return 2;
            }
        }
        if (file == null) {
            file = backups.next();
        }
        var contents = backups.write(file, key);
        progress.line(StorageMessages.both(
                "storage.backup.done", file, contents.tables(), contents.rows(), contents.attachments(), key, Backup.keysOf(file)));
        return 0;
    }
}
