package org.huiyin.clock;

import org.huiyin.lawfile.Text;

/** How long a rule gives, in the unit the law uses. */
public sealed interface Period {

    /** The number of units. */
    int amount();

    /** The same unit with another number. */
    Period of(int amount);

    /** The unit in words. */
    Text unit();

    /** The unit as the rule files write it. */
    String code();

    /** As a document says it: 「30日」 is days by the calendar, and only working days are named so. */
    default Text asLawWritesIt() {
        return switch (this) {
            case CalendarDays(int days) -> new Text(days + "日", days == 1 ? "1 day" : days + " days");
            case WorkingDays(int days) -> new Text(days + "个工作日", days == 1 ? "1 working day" : days + " working days");
            case Hours(int hours) -> new Text(hours + "小时", hours == 1 ? "1 hour" : hours + " hours");
            case Months(int months) -> new Text(months + "个月", months == 1 ? "1 month" : months + " months");
        };
    }

    /** Every day counts; the day of the trigger does not. */
    record CalendarDays(int amount) implements Period {
        @Override
        public Period of(int other) {
            return new CalendarDays(other);
        }

        @Override
        public Text unit() {
            return new Text("日（日历日）", amount == 1 ? "calendar day" : "calendar days");
        }

        @Override
        public String code() {
            return "calendar-day";
        }
    }

    /** Only working days count; the day of the trigger does not. */
    record WorkingDays(int amount) implements Period {
        @Override
        public Period of(int other) {
            return new WorkingDays(other);
        }

        @Override
        public Text unit() {
            return new Text("个工作日", amount == 1 ? "working day" : "working days");
        }

        @Override
        public String code() {
            return "working-day";
        }
    }

    /** Counted from the moment of the trigger; rest days neither stop nor move it. */
    record Hours(int amount) implements Period {
        @Override
        public Period of(int other) {
            return new Hours(other);
        }

        @Override
        public Text unit() {
            return new Text("小时", amount == 1 ? "hour" : "hours");
        }

        @Override
        public String code() {
            return "hour";
        }
    }

    /** Ends on the corresponding day of the last month, or on its last day where there is none (民法典 art. 202). */
    record Months(int amount) implements Period {
        @Override
        public Period of(int other) {
            return new Months(other);
        }

        @Override
        public Text unit() {
            return new Text("个月", amount == 1 ? "month" : "months");
        }

        @Override
        public String code() {
            return "month";
        }
    }
}
