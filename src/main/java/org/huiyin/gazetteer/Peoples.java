package org.huiyin.gazetteer;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;

/** Names of peoples as they stand in the names of autonomous divisions (恩施土家族苗族自治州): people leave them out. */
final class Peoples {

    private static final String[] NAMES = Arrays.stream(("""
            蒙古族 蒙古 回族 藏族 维吾尔族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族
            畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 达斡尔 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 锡伯
            阿昌族 普米族 塔吉克族 塔吉克 怒族 乌孜别克族 乌孜别克 俄罗斯族 俄罗斯 鄂温克族 鄂温克 德昂族 保安族 裕固族 京族 塔塔尔族 塔塔尔 独龙族
            鄂伦春族 鄂伦春 赫哲族 门巴族 珞巴族 基诺族 各族""").split("\\s+")).sorted(Comparator.comparingInt(String::length).reversed()).toArray(String[]::new);

    private static final BitSet FIRST = new BitSet();

    static {
        Arrays.stream(NAMES).forEach(name -> FIRST.set(name.charAt(0)));
    }

    private Peoples() {}

    /** Where the names of peoples that end at this position begin; at least one character of the name is left before them. */
    static int before(String name, int end) {
        int at = end;
        for (boolean again = true; again; ) {
            again = false;
            for (String one : NAMES) {
                if (at - one.length() > 0 && name.startsWith(one, at - one.length())) {
                    at -= one.length();
                    again = true;
                    break;
                }
            }
        }
        return at;
    }

    /** Where the names of peoples that begin at this position end; the position itself when none does. */
    static int after(CharSequence text, int at) {
        int end = at;
        for (boolean again = true; again && end < text.length() && FIRST.get(text.charAt(end)); ) {
            again = false;
            for (String one : NAMES) {
                if (Kinds.follows(text, end, one)) {
                    end += one.length();
                    again = true;
                    break;
                }
            }
        }
        return end;
    }
}
