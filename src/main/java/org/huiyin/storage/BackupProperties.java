package org.huiyin.storage;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The daily backup.
 *
 * @param daily whether one is made every day; a demo makes none
 * @param at time of day, in the zone of the jurisdiction
 * @param keep how many daily backups stay, one at least
 * @param keepKeys how many daily files of wrapped keys stay, one at least: after as many days the last copy of a destroyed key is gone. An
 *     older backup is restored with the newest of them, which has every key that was not destroyed
 * @param directory where they go; {@code backups} of the data directory unless said, and better on another disk
 * @param key file with the passphrase; {@code backup.key} of the data directory unless said, made at random when absent
 */
@ConfigurationProperties("huiyin.backup")
record BackupProperties(
        @DefaultValue("true") boolean daily,
        @DefaultValue("02:30") LocalTime at,
        @DefaultValue("14") int keep,
        @DefaultValue("3") int keepKeys,
        @Nullable String directory,
        @Nullable String key) {}
