package org.huiyin.gazetteer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds every place in a text where a name of a division may stand. Which of them are meant, and where they are, is for {@link PlaceWeighing}. */
final class MentionScan {

    /** What looks like a stem before 村, 社区, 镇 and is an ordinary word. */
    private static final Set<String> NO_STEMS = Set.of("我", "本", "全", "该", "各", "邻", "每", "此", "某", "外", "农", "乡", "镇", "居", "渔", "山", "自然",
            "行政", "城中", "新农", "空心", "贫困", "美丽", "我们", "智慧", "文明", "平安", "和谐", "示范", "城", "小", "郊", "市", "县", "区", "村", "中心", "工业",
            "古", "老", "新", "大", "旧", "同", "两", "几", "多", "附近", "周边", "农业", "城乡", "所在", "到", "在", "回", "进", "下", "上", "是", "住", "开发",
            "高新", "经济", "当地", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "名", "帮扶", "智能", "这个", "那个", "那", "这", "你", "他",
            "贵", "驻", "离", "出", "整个", "问题", "生活", "居民", "数字", "安置", "度假", "特色", "旅游", "校", "园", "厂", "辖", "商", "风景", "景");
    /** Short names of cities that are ordinary words too: alone they say nothing. */
    private static final Set<String> WORDS = Set.of("日照", "来宾", "长治", "安康", "通化", "三明", "大同", "白银", "平安", "中山", "朝阳", "和平", "中卫", "四平",
            "武威", "百色", "海西", "海东", "海北", "哈密", "大理", "东方", "自贡", "黄山", "安顺", "文山", "红河", "商洛", "和田", "海南", "万宁", "吉安", "永州");
    /** Names that are nothing but a kind of place: every city has its 高新区 and its 林场. */
    private static final Pattern GENERAL = Pattern.compile("(国营|国家级|省级|市|县|经济|技术|高新|产业|工业|开发|区|园|新|城|老|东|南|西|北|上|下|农场|林场|分场|良种|原种|种畜|"
            + "茶场|园艺场|畜牧|牧场|渔场|水库|监狱|集团|公司|林业局|水务局|街道|社区|居委会|村委会|居民|生活|家属|管理|委员会|机关|直属|中心|地区|"
            + "[一二三四五六七八九十]|队|组|连|团|站|场|集聚|示范|物流|商贸|旅游|度假|风景|名胜|自然|保护|虚拟|医院|学校|学院|大学)+");
    private static final String ROADS = "路街道巷弄大东西南北中一二三";

    private final Atlas atlas;

    MentionScan(Atlas atlas) {
        this.atlas = atlas;
    }

    /** In the order of where they start; several may overlap. */
    List<Mention> of(String text) {
        var found = new ArrayList<Mention>();
        var fullEnds = new BitSet();
        for (int from = 0; from < text.length(); from++) {
            char c = text.charAt(from);
            if (c >= '\u3400' || Character.isLetterOrDigit(c)) {
                scan(text, from, atlas.own(), atlas.base(), fullEnds, found);
                scan(text, from, atlas.national(), 0, fullEnds, found);
            }
        }
        return merged(found);
    }

    private void scan(String text, int from, DivisionTable table, int base, BitSet fullEnds, List<Mention> found) {
        int hash = 0;
        int most = Math.min(text.length(), from + DivisionTable.LONGEST_STEM);
        for (int to = from + 1; to <= most; to++) {
            hash = DivisionTable.step(hash, text.charAt(to - 1));
            if (!table.mayGoOn(hash)) {
                return;
            }
            if (to - from > 1 || mayEnd(text, to)) {
                int head = table.find(text, from, to, hash);
                if (head >= 0) {
                    stem(text, from, to, table, base, head, fullEnds, found);
                }
            }
        }
    }

    private static boolean mayEnd(String text, int at) {
        return at < text.length() && "省市州盟新林矿区县旗街地办苏镇乡民社居村嘎".indexOf(text.charAt(at)) >= 0;
    }

    private void stem(String text, int from, int to, DivisionTable table, int base, int head, BitSet fullEnds, List<Mention> found) {
        boolean single = to - from == 1;
        boolean word = NO_STEMS.contains(text.substring(from, to));
        // At home 南站街道 is a street, however general its stem sounds.
        boolean general = base == 0 && (word || isGeneral(text, from, to));
        Kinds.spoken(text, to, (kinds, end) -> {
            int mask = word ? kinds & (Kinds.DISTRICT | Kinds.COUNTY | Kinds.STREET) : kinds;
            if (add(found, from, end, true, general, places(table, base, head, mask, 5)) && !general) {
                fullEnds.set(end);
            }
        });
        if (add(found, from, to, true, general, places(table, base, head, Kinds.WHOLE, 5)) && !general) {
            fullEnds.set(to);
        }
        if (single || word || general || isRoad(text, to)) {
            return;
        }
        if (fullEnds.get(from) || base > 0) {
            add(found, from, to, false, false, places(table, base, head, ~Kinds.WHOLE, 5));
        } else if (table.level(head) <= 3 && !WORDS.contains(text.substring(from, to))) {
            add(found, from, to, false, false, places(table, base, head, ~Kinds.WHOLE, 3));
        }
    }

    private static boolean isGeneral(String text, int from, int to) {
        return GENERAL.matcher(text).region(from, to).matches();
    }

    /** A road called after a place (北京路) is not in it. */
    private static boolean isRoad(String text, int at) {
        for (int k = at; k < Math.min(text.length(), at + 4); k++) {
            char c = text.charAt(k);
            if (c == '路' || c == '街' && !Kinds.follows(text, k, "街道") || c == '巷') {
                return true;
            }
            if (ROADS.indexOf(c) < 0) {
                return false;
            }
        }
        return false;
    }

    private int[] places(DivisionTable table, int base, int head, int kinds, int deepest) {
        int[] places = new int[8];
        int count = 0;
        for (int row = head; row >= 0 && table.level(row) <= deepest; row = table.next(row)) {
            if ((table.kind(row) & kinds) != 0 && !(base == 0 && atlas.isReplaced(row))) {
                if (count == places.length) {
                    places = Arrays.copyOf(places, count * 2);
                }
                places[count++] = base + row;
            }
        }
        return Arrays.copyOf(places, count);
    }

    private static boolean add(List<Mention> found, int start, int end, boolean full, boolean general, int[] places) {
        return places.length > 0 && found.add(new Mention(start, end, full, general, places));
    }

    /** Own and national places of the same words are one mention; a name written in full takes the place of its stem alone. */
    private static List<Mention> merged(List<Mention> found) {
        var merged = new ArrayList<Mention>();
        for (Mention one : found) {
            int same = -1;
            for (int k = merged.size() - 1; k >= 0 && merged.get(k).start() == one.start(); k--) {
                if (merged.get(k).end() == one.end() && merged.get(k).full() == one.full()) {
                    same = k;
                    break;
                }
            }
            if (same < 0) {
                merged.add(one);
            } else {
                int[] all = Arrays.copyOf(merged.get(same).places(), merged.get(same).places().length + one.places().length);
                System.arraycopy(one.places(), 0, all, merged.get(same).places().length, one.places().length);
                merged.set(same, new Mention(one.start(), one.end(), one.full(), one.general() && merged.get(same).general(), Arrays.stream(all).distinct().toArray()));
            }
        }
        return merged;
    }
}
