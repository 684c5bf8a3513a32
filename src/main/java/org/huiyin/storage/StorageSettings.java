package org.huiyin.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Reads the settings of this module without starting Spring: environment first, then {@code huiyin.properties} of the directory. */
final class StorageSettings {

    private StorageSettings() {}

    static StorageProperties read(Path data) throws IOException {
        var said = binder(data).bindOrCreate("huiyin", StorageProperties.class);
        return new StorageProperties(data.toString(), said.demo(), said.home(), said.database());
    }

    static BackupProperties backups(Path data) throws IOException {
        return binder(data).bindOrCreate("huiyin.backup", BackupProperties.class);
    }

    private static Binder binder(Path data) throws IOException {
        var environment = new StandardEnvironment();
        var file = data.resolve("huiyin.properties");
        if (Files.exists(file)) {
            var values = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                values.load(in);
            }
            environment.getPropertySources().addLast(new PropertiesPropertySource("huiyin.properties", values));
        }
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment);
    }
}
