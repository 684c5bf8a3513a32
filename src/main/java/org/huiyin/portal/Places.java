package org.huiyin.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The places and offices people choose from. */
@Component
class Places {

    private static final int DISTRICT = 3;
    private static final int MOST_FOUND = 12;

    private final Organization organization;

    Places(Organization organization) {
        this.organization = organization;
    }

    /** All districts with their streets, in the order of their codes. */
    List<District> districts() {
        var districts = new ArrayList<District>();
        for (var top : organization.jurisdictionsIn(null)) {
            collect(top, districts);
        }
        return districts;
    }

    private void collect(Jurisdiction place, List<District> districts) {
        var below = organization.jurisdictionsIn(place.code());
        if (place.level() == DISTRICT) {
            districts.add(new District(place, below));
        } else if (place.level() < DISTRICT) {
            below.forEach(child -> collect(child, districts));
        }
    }

    /** Whether anybody is there to register what people file. A new installation has nobody yet, and nobody is led through pages in vain. */
    boolean anyRegisters() {
        return organization.nearest(OfficeKind.PETITION_OFFICE, null).isPresent();
    }

    /** The petition office that registers for a place, or for everywhere when none was given. */
    Office registering(String place) {
        return organization.nearest(OfficeKind.PETITION_OFFICE, place.isEmpty() ? null : place)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "no petition office is set up"));
    }

    /** Offices whose name, or the name of whose place, holds the words; the shortest names first. */
    List<Office> offices(String words) {
        var sought = words.strip().toLowerCase(Locale.ROOT);
        if (sought.isEmpty()) {
            return List.of();
        }
        return organization.offices().stream()
                .filter(Office::active)
                .filter(office -> holds(office, sought))
                .sorted(Comparator.comparingInt(office -> office.nameZh().length()))
                .limit(MOST_FOUND)
                .toList();
    }

    private boolean holds(Office office, String sought) {
        var names = (office.nameZh() + " " + office.nameEn() + " "
                + organization.jurisdiction(office.jurisdiction()).map(j -> j.nameZh() + " " + j.nameEn()).orElse(""))
                .toLowerCase(Locale.ROOT);
        for (var word : sought.split("\\s+")) {
            if (!names.contains(word) && !inOrder(names, word)) {
                return false;
            }
        }
        return true;
    }

    /** People write 城管局 for 城市管理局: the characters of a Chinese word in their order are enough. */
    private static boolean inOrder(String names, String word) {
        if (word.codePoints().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < word.length(); i++) {
            at = names.indexOf(word.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }
}
