package org.huiyin.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Serves {@link Assets}. */
@RestController
class AssetController {

    private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    /** What browsers ask for unasked. */
    @GetMapping("/favicon.ico")
    ResponseEntity<byte[]> icon(@RequestHeader(value = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String encodings) {
        return asset("", "icon.svg", encodings);
    }

    @GetMapping("/assets/{digest}/{name}")
    ResponseEntity<byte[]> asset(@PathVariable String digest, @PathVariable String name,
            @RequestHeader(value = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String encodings) {
        var asset = assets.find(name);
        if (asset == null) {
            return ResponseEntity.notFound().build();
        }
        // an old address gets the new content, but nobody may keep it
        var cache = asset.digest().equals(digest) ? FOR_EVER : CacheControl.noCache();
        var answer = ResponseEntity.ok().cacheControl(cache).varyBy(HttpHeaders.ACCEPT_ENCODING)
                .contentType(MediaType.parseMediaType(asset.type()));
        return encodings.contains("gzip")
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(asset.packed())
                : answer.body(asset.plain());
    }
}
