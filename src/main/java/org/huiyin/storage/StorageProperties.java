package org.huiyin.storage;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator may say about storage; nothing need be said.
 *
 * @param data directory that holds everything the program keeps
 * @param demo open as a demo; only {@code bin/dev} says so
 * @param home code of the city of registration (GB/T 2260), taken at the first start
 * @param database a server of the operator's own; without an address the program runs the one it brings
 */
@ConfigurationProperties("huiyin")
record StorageProperties(
        @DefaultValue("data") String data,
        @DefaultValue("false") boolean demo,
        @DefaultValue("370100") int home,
        @DefaultValue External database) {

    /**
     * @param url JDBC address of a PostgreSQL 15 or later
     * @param username account of the running program
     * @param password its password
     * @param ownerUsername account that owns the tables and migrates them; the same as {@code username} when absent
     * @param ownerPassword its password
     * @param pool most connections at a time
     */
    record External(
            @Nullable String url,
            @DefaultValue("huiyin_app") String username,
            @DefaultValue("") String password,
            @Nullable String ownerUsername,
            @Nullable String ownerPassword,
            @DefaultValue("16") int pool) {}
}
