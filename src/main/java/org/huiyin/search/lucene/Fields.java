package org.huiyin.search.lucene;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.huiyin.search.MatterText;
import org.huiyin.search.MatterText.LegText;
import org.jspecify.annotations.Nullable;

/** The fields of a matter in the index. Nothing is stored that could be shown: words are read from PostgreSQL when a hit is. */
final class Fields {

    /** Changes whenever an index written before could not be asked any more: it is then made anew. */
    static final String SCHEMA = "4";

    static final String ID = "id";
    static final String KEY = "key";
    static final String HOME = "home";
    static final String NUMBER = "number";
    static final String TEXT = "text";
    static final String LEG = "leg";
    static final String LEGS = "legs";
    /** The legs without their times: matters that differ in nothing else share the value. */
    static final String LEG_KIND = "legs.kind";
    static final String CODES = "codes";
    static final String DUE = "due";
    /** When the first open leg of any office is due. */
    static final String SOONEST = "soonest";
    static final String CLASS = "class";
    static final String CATEGORY = "category";
    static final String CHANNEL = "channel";
    static final String PLACE = "place";
    static final String RECEIVED = "received";
    static final String ANSWERED = "answered";

    /** How often a title is written among the words: whatever stands in it weighs as if it had been said so often. */
    private static final int TITLE_TIMES = 4;

    private static final FieldType WORDS = words(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    /** Lengths of the codes of the five levels of divisions. */
    private static final int[] LEVELS = {2, 4, 6, 9, 12};

    private Fields() {}

    private static FieldType words(IndexOptions options) {
        var type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.freeze();
        return type;
    }

    static Term term(UUID id) {
        return new Term(ID, bytes(id));
    }

    static BytesRef bytes(UUID id) {
        return new BytesRef(ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array());
    }

    static UUID id(BytesRef bytes) {
        var read = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        return new UUID(read.getLong(), read.getLong());
    }

    static String office(UUID office) {
        return "o:" + office;
    }

    static String branch(UUID branch) {
        return "b:" + branch;
    }

    static String standing(String standing) {
        return "s:" + standing;
    }

    static String state(boolean open) {
        return open ? "open" : "closed";
    }

    static Document document(int home, MatterText matter) {
        var document = new Document();
        document.add(new StringField(ID, bytes(matter.id()), Field.Store.NO));
        document.add(new BinaryDocValuesField(ID, bytes(matter.id())));
        document.add(new NumericDocValuesField(KEY, Legs.mixed(matter.id())));
        document.add(new StringField(HOME, Integer.toString(home), Field.Store.NO));
        document.add(new StringField(NUMBER, matter.number(), Field.Store.NO));
        for (int i = 0; i < TITLE_TIMES; i++) {
            document.add(new Field(TEXT, matter.title(), WORDS));
        }
        matter.texts().forEach(text -> document.add(new Field(TEXT, text, WORDS)));
        document.add(new Field(TEXT, matter.number(), WORDS));
        code(document, CLASS, matter.matterClass());
        code(document, CATEGORY, matter.category());
        code(document, CHANNEL, matter.channel());
        document.add(new SortedDocValuesField(CODES, Codes.pack(matter)));
        prefixes(matter.place()).forEach(prefix -> document.add(new StringField(PLACE, prefix, Field.Store.NO)));
        long received = matter.receivedOn().toEpochDay();
        document.add(new LongPoint(RECEIVED, received));
        document.add(new NumericDocValuesField(RECEIVED, received));
        if (matter.answered()) {
            document.add(new StringField(ANSWERED, "y", Field.Store.NO));
        }
        legs(document, matter.legs());
        soonest(document, matter.legs());
        return document;
    }

    private static void legs(Document document, List<LegText> legs) {
        document.add(new BinaryDocValuesField(LEGS, Legs.pack(legs)));
        document.add(new SortedDocValuesField(LEG_KIND, Legs.packKind(legs)));
        legs.stream()
                .flatMap(leg -> List.of(office(leg.office()), branch(leg.branch()), standing(leg.standing()), state(leg.open())).stream())
                .distinct()
                .forEach(code -> document.add(new StringField(LEG, code, Field.Store.NO)));
        for (var leg : legs) {
            for (var at : new @Nullable Instant[] {leg.dueAt(), leg.legalDueAt()}) {
                if (at != null) {
                    document.add(new LongPoint(DUE, at.getEpochSecond()));
                }
            }
        }
    }

    private static void soonest(Document document, List<LegText> legs) {
        legs.stream().filter(LegText::open).map(LegText::dueAt).filter(Objects::nonNull).mapToLong(Instant::getEpochSecond).min().ifPresent(at -> {
            document.add(new LongPoint(SOONEST, at));
            document.add(new NumericDocValuesField(SOONEST, at));
        });
    }

    private static void code(Document document, String field, @Nullable String code) {
        if (code != null) {
            document.add(new StringField(field, code, Field.Store.NO));
        }
    }

    /** What the codes of a division and of all below begin with: provinces and cities fill theirs with zeros. */
    static String division(String code) {
        if (code.length() == 6) {
            return code.endsWith("0000") ? code.substring(0, 2) : code.endsWith("00") ? code.substring(0, 4) : code;
        }
        return code.length() == 12 && code.endsWith("000") ? code.substring(0, 9) : code;
    }

    /** The code itself and those of the divisions around it. */
    static List<String> prefixes(@Nullable String place) {
        if (place == null) {
            return List.of();
        }
        var prefixes = new ArrayList<String>();
        for (int level : LEVELS) {
            if (level < place.length()) {
                prefixes.add(place.substring(0, level));
            }
        }
        prefixes.add(place);
        return prefixes;
    }
}
