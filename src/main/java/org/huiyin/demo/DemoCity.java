package org.huiyin.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.lawfile.LawFile;
import org.huiyin.lawfile.LawMap;
import org.huiyin.lawfile.Text;
import org.huiyin.organization.OfficeKind;
import org.jspecify.annotations.Nullable;

/** The demo city as its files say: places, offices and the people who work there. */
record DemoCity(List<Place> places, List<Bureau> offices, Staff staff, List<String> matterFiles) {

    record Place(String key, String code, int level, @Nullable String under, Text name) {}

    record Bureau(String code, OfficeKind kind, @Nullable String superior, String place, Text name, String phone, Text address, Text hours) {}

    /** @param shown whether the sign-in is printed at the start */
    record Member(@Nullable String login, Text name, boolean shown, List<Held> posts) {}

    /** A post: who holds it is said by the member, or nobody does. */
    record Held(String office, Set<String> roles, Text title) {

        boolean head() {
            return roles.contains("office-head") || roles.contains("petition-head");
        }
    }

    record Staff(String password, List<Member> members, List<Held> vacant) {}

    private static final Map<String, OfficeKind> KINDS = kinds();
    private static final Text HANDLER = new Text("经办人", "Handler");
    private static final Text HEAD = new Text("负责人", "Head");

    static DemoCity read() {
        record Ground(List<Place> places, List<String> files) {}
        var ground = LawFile.shipped("demo/city.yaml", top -> new Ground(top.maps("places").stream().map(DemoCity::place).toList(), top.texts("matters")));
        var offices = LawFile.shipped("demo/offices.yaml", top -> top.maps("offices").stream().map(DemoCity::bureau).toList());
        return new DemoCity(ground.places(), offices, LawFile.shipped("demo/staff.yaml", DemoCity::staff), ground.files());
    }

    Place place(String key) {
        return places.stream().filter(p -> p.key().equals(key)).findFirst().orElseThrow(() -> new IllegalArgumentException("no demo place " + key));
    }

    /** Names from the top to the place, as people write an address. */
    String address(String key) {
        var place = place(key);
        return place.under() == null ? place.name().zh() : address(place.under()) + place.name().zh();
    }

    private static Place place(LawMap map) {
        return new Place(map.text("key", "lw"), map.text("code", "\"990102\""), map.integer("level", 1, 5), map.textOrNull("under", "yl"), name(map));
    }

    private static Bureau bureau(LawMap map) {
        return new Bureau(map.text("code", "yl-xf"), map.choice("kind", KINDS), map.textOrNull("superior", "yl"), map.text("place", "yl"), name(map),
                map.text("phone", "0900-5550100"), map.words("address"), map.words("hours"));
    }

    private static Staff staff(LawMap top) {
        var members = new ArrayList<Member>();
        for (var map : top.maps("cast")) {
            members.add(new Member(map.text("login", "linan"), name(map), map.flag("show", false), map.maps("posts").stream().map(DemoCity::held).toList()));
        }
        for (var map : top.maps("others")) {
            var office = map.text("office", "yl-zrj");
            other(map, "handler", office, HANDLER, members);
            other(map, "head", office, HEAD, members);
        }
        return new Staff(top.text("password", "huiyin-demo"), members, top.maps("vacant").stream().map(DemoCity::held).toList());
    }

    private static void other(LawMap map, String key, String office, Text title, List<Member> members) {
        var name = map.wordsOrNull(key);
        if (name == null) {
            return;
        }
        var roles = key.equals("handler") ? Set.of("handler") : Set.of(office.endsWith("-xf") ? "petition-head" : "office-head");
        members.add(new Member(null, name, false, List.of(new Held(office, roles, title))));
    }

    private static Held held(LawMap map) {
        return new Held(map.text("office", "yl-xf"), Set.copyOf(map.texts("roles")), name(map));
    }

    private static Text name(LawMap map) {
        return new Text(map.text("zh", "云澜市"), map.text("en", "Yunlan"));
    }

    private static Map<String, OfficeKind> kinds() {
        var kinds = new LinkedHashMap<String, OfficeKind>();
        for (var kind : OfficeKind.values()) {
            kinds.put(kind.name(), kind);
        }
        return kinds;
    }
}
