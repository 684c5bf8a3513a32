package org.huiyin.procedure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.clock.RuleBook;
import org.huiyin.lawfile.LawFile;
import org.springframework.stereotype.Service;

/** The procedures the program knows. A broken file stops the start, with its line, the reason and an example. */
@Service
public class Procedures {

    private static final List<String> SHIPPED = List.of("cn-petition-2022", "cn-hotline-jinan");

    private final Map<String, Procedure> byId = new LinkedHashMap<>();

    Procedures(RuleBook rules) {
        var reader = new ProcedureReader(rules);
        for (String id : SHIPPED) {
            byId.put(id, LawFile.shipped("procedures/" + id + ".yaml", reader::read));
        }
    }

    /** @throws IllegalArgumentException for a procedure nobody loaded, which is a bug: ids come from our own rows */
    public Procedure require(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no procedure " + id));
    }

    public Optional<Procedure> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Procedure> all() {
        return List.copyOf(byId.values());
    }
}
