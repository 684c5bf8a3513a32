package org.huiyin.vault;

import java.util.Set;

/** Names that are also everyday words: 安全 is a person only where it is said so. Swept there, and left alone in 安全隐患. */
final class CommonWords {

    private static final Set<String> WORDS = Set.of(
            "安全", "安心", "安静", "安装", "安排", "安置", "安宁", "平安", "平台", "平房", "平时", "和平", "和谐", "和气", "高兴", "高速", "高度",
            "高中", "高层", "成功", "成立", "成本", "方便", "方向", "方面", "方法", "方式", "方案", "方正", "时间", "时代", "任何", "任务", "任意",
            "单位", "单元", "单独", "明白", "明显", "明确", "文明", "文化", "文件", "公平", "公正", "公安", "公开", "公园", "公共", "石油", "石头",
            "马路", "马上", "花园", "花草", "田园", "田地", "黄河", "黄金", "长江", "白天", "白云", "江山", "江苏", "江西", "云南", "沈阳", "唐山",
            "金融", "金额", "金钱", "阳光", "路面", "路灯", "车辆", "车站", "房屋", "房子", "管理", "管道", "支持", "关心", "关系", "关于", "应当",
            "应该", "经常", "经过", "通过", "通知", "强制", "强烈", "严重", "严格", "严肃", "施工", "水利", "温暖", "温泉", "舒服", "项目", "计划",
            "费用", "毕业", "毕竟", "康复", "顾客", "包括", "连续", "连接", "余额", "党员", "万一", "万家", "全国", "全部", "常年", "常常", "燕子",
            "易通", "于是", "曾经", "国家", "国庆", "建国", "建设", "建议", "王国", "韩国", "钟头", "危险", "向上", "幸福", "冷静", "宁静", "史上",
            "解决", "解放", "上访", "信访", "东方", "南方", "北方", "西方", "司机", "欧阳", "夏天", "冬天", "雷雨", "毛病", "范围", "齐全", "祖国");

    private static final String[] BEFORE = {"我叫", "我是", "名叫", "叫做", "本人", "姓名", "名字", "申请人", "信访人", "投诉人", "举报人", "联系人",
        "姓名:", "姓名：", "人:", "人：", "签名:", "签名："};
    private static final String[] AFTER = {"先生", "女士", "同志", "小姐", "老师", "大爷", "大妈", "阿姨", "师傅"};

    private CommonWords() {}

    static boolean isOne(String name) {
        return WORDS.contains(name);
    }

    /** Whether the words around say that this is somebody's name, or it stands alone. */
    static boolean isMeantAsName(char[] text, int start, int end) {
        var before = new String(text, Math.max(0, start - 6), start - Math.max(0, start - 6)).stripTrailing();
        var after = new String(text, end, Math.min(text.length, end + 4) - end).stripLeading();
        for (var each : BEFORE) {
            if (before.endsWith(each)) {
                return true;
            }
        }
        for (var each : AFTER) {
            if (after.startsWith(each)) {
                return true;
            }
        }
        return (start == 0 || !isWordPart(text[start - 1])) && (end == text.length || !isWordPart(text[end]));
    }

    /** A taken place counts as part of the word, so that sweeping again finds no more than the first time. */
    private static boolean isWordPart(char c) {
        return c == Sweeper.TAKEN || Character.isIdeographic(c) || Character.isSurrogate(c);
    }
}
