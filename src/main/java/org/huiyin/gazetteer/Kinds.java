package org.huiyin.gazetteer;

import java.util.List;

/**
 * Kinds of divisions as bits, and how the end of an official name tells them. A name is a stem and an end: 望江 + 街道. People say the stem with
 * one of several ends, or alone.
 */
final class Kinds {

    static final int PROVINCE = 1;
    static final int REGION = 1 << 1;
    static final int CITY = 1 << 2;
    static final int PREFECTURE = 1 << 3;
    static final int LEAGUE = 1 << 4;
    static final int STATE = 1 << 5;
    static final int DISTRICT = 1 << 6;
    static final int COUNTY = 1 << 7;
    static final int BANNER = 1 << 8;
    static final int STREET = 1 << 9;
    static final int TOWN = 1 << 10;
    static final int TOWNSHIP = 1 << 11;
    static final int SUMU = 1 << 12;
    static final int VILLAGE = 1 << 13;
    static final int COMMUNITY = 1 << 14;
    static final int GACHA = 1 << 15;
    /** No end that can be left out: 国营南林农场. Spoken as it is written. */
    static final int WHOLE = 1 << 16;

    private record End(String words, int kind) {}

    private static final List<List<End>> BY_LEVEL = List.of(
            List.of(new End("特别行政区", REGION), new End("自治区", REGION), new End("省", PROVINCE), new End("市", CITY)),
            List.of(new End("自治州", STATE), new End("地区", PREFECTURE), new End("盟", LEAGUE), new End("市", CITY)),
            List.of(new End("自治县", COUNTY), new End("自治旗", BANNER), new End("新区", DISTRICT), new End("林区", DISTRICT),
                    new End("矿区", DISTRICT), new End("县", COUNTY), new End("区", DISTRICT), new End("市", CITY), new End("旗", BANNER)),
            List.of(new End("街道办事处", STREET), new End("民族苏木", SUMU), new End("民族乡", TOWNSHIP), new End("民族镇", TOWN),
                    new End("街道", STREET), new End("地区", STREET), new End("苏木", SUMU), new End("镇", TOWN), new End("乡", TOWNSHIP)),
            List.of(new End("社区村民委员会", VILLAGE | COMMUNITY), new End("社区居民委员会", COMMUNITY), new End("村社区居委会", VILLAGE | COMMUNITY),
                    new End("社区居民委会", COMMUNITY), new End("社区居委会", COMMUNITY), new End("社区村委会", VILLAGE | COMMUNITY),
                    new End("嘎查村民委员会", GACHA), new End("嘎查村委会", GACHA), new End("嘎查委员会", GACHA), new End("村村民委员会", VILLAGE),
                    new End("村民委员会", VILLAGE), new End("居民委员会", COMMUNITY), new End("村村委会", VILLAGE), new End("村委会", VILLAGE),
                    new End("村社区", VILLAGE | COMMUNITY), new End("居委会", COMMUNITY), new End("委员会", VILLAGE | COMMUNITY), new End("嘎查村", GACHA),
                    new End("社区", COMMUNITY), new End("嘎查", GACHA), new End("村", VILLAGE)));

    private Kinds() {}

    /** Length of the stem of an official name; the whole name when no end can be left out. */
    static int stemOf(String name, int level) {
        for (End end : BY_LEVEL.get(level - 1)) {
            if (name.endsWith(end.words) && name.length() > end.words.length()) {
                int stem = name.length() - end.words.length();
                boolean peoples = end.words.startsWith("自治") || end.words.equals("乡");
                return peoples ? Peoples.before(name, stem) : stem;
            }
        }
        return name.length();
    }

    /** Kind told by the end of an official name. */
    static int kindOf(String end, int level) {
        if (end.isEmpty()) {
            return WHOLE;
        }
        for (End one : BY_LEVEL.get(level - 1)) {
            if (end.endsWith(one.words)) {
                return one.kind;
            }
        }
        return WHOLE;
    }

    /** Called with each end that people may say after a stem. */
    interface Heard {
        /** @param kinds the kinds it speaks for; @param end where it ends in the text */
        void end(int kinds, int end);
    }

    /** The ends spoken in the text from a position on. */
    static void spoken(CharSequence text, int at, Heard heard) {
        if (at >= text.length()) {
            return;
        }
        switch (text.charAt(at)) {
            case '省' -> heard.end(PROVINCE, at + 1);
            case '市' -> {
                if (!follows(text, at + 1, "场") && !follows(text, at + 1, "集")) {
                    heard.end(CITY, at + 1);
                }
            }
            case '州' -> heard.end(STATE, at + 1);
            case '盟' -> heard.end(LEAGUE, at + 1);
            case '新' -> said(text, at, "新区", DISTRICT, heard);
            case '林' -> said(text, at, "林区", DISTRICT, heard);
            case '矿' -> said(text, at, "矿区", DISTRICT, heard);
            case '区' -> {
                if (!follows(text, at + 1, "域") && !follows(text, at + 1, "别") && !follows(text, at + 1, "分")) {
                    heard.end(DISTRICT, at + 1);
                }
            }
            case '县' -> heard.end(COUNTY, at + 1);
            case '旗' -> {
                if (!follows(text, at + 1, "下") && !follows(text, at + 1, "舰") && !follows(text, at + 1, "帜")) {
                    heard.end(BANNER, at + 1);
                }
            }
            case '街' -> {
                if (!said(text, at, "街道办事处", STREET, heard) && !said(text, at, "街道办", STREET, heard)) {
                    said(text, at, "街道", STREET, heard);
                }
                said(text, at, "街办", STREET, heard);
            }
            case '地' -> said(text, at, "地区", PREFECTURE | STREET, heard);
            case '办' -> said(text, at, "办事处", STREET, heard);
            case '苏' -> said(text, at, "苏木", SUMU, heard);
            case '镇' -> heard.end(TOWN, at + 1);
            case '乡' -> heard.end(TOWNSHIP, at + 1);
            case '民' -> {
                said(text, at, "民族乡", TOWNSHIP, heard);
                said(text, at, "民族镇", TOWN, heard);
            }
            case '社' -> {
                if (!said(text, at, "社区居民委员会", COMMUNITY, heard) && !said(text, at, "社区居委会", COMMUNITY, heard)) {
                    said(text, at, "社区", COMMUNITY, heard);
                }
            }
            case '居' -> {
                if (!said(text, at, "居民委员会", COMMUNITY, heard) && !said(text, at, "居委会", COMMUNITY, heard)) {
                    said(text, at, "居委", COMMUNITY, heard);
                }
            }
            case '村' -> {
                for (String end : List.of("村村民委员会", "村民委员会", "村村委会", "村委会", "村社区", "村委", "村")) {
                    if (follows(text, at, end)) {
                        heard.end(VILLAGE | GACHA, at + end.length());
                        break;
                    }
                }
            }
            case '嘎' -> {
                if (!said(text, at, "嘎查村", GACHA, heard)) {
                    said(text, at, "嘎查", GACHA, heard);
                }
            }
            default -> {
                int after = Peoples.after(text, at);
                if (after > at && follows(text, after, "乡")) {
                    heard.end(TOWNSHIP, after + 1);
                } else {
                    autonomous(text, after, heard);
                }
            }
        }
    }

    private static void autonomous(CharSequence text, int at, Heard heard) {
        said(text, at, "自治区", REGION, heard);
        said(text, at, "自治州", STATE, heard);
        said(text, at, "自治县", COUNTY, heard);
        said(text, at, "自治旗", BANNER, heard);
        said(text, at, "特别行政区", REGION, heard);
    }

    private static boolean said(CharSequence text, int at, String words, int kinds, Heard heard) {
        if (follows(text, at, words)) {
            heard.end(kinds, at + words.length());
            return true;
        }
        return false;
    }

    static boolean follows(CharSequence text, int at, String words) {
        if (at + words.length() > text.length()) {
            return false;
        }
        for (int k = 0; k < words.length(); k++) {
            if (text.charAt(at + k) != words.charAt(k)) {
                return false;
            }
        }
        return true;
    }

}
