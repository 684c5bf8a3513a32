package org.huiyin.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Has PostgreSQL explain each query that a piece of work really asks, with the values it asks it with. */
public final class Explained {

    /** A query and its plan, with the rows and pages it touched. */
    public record Plan(String sql, List<String> lines) {}

    private final List<Plan> plans = new ArrayList<>();

    private Explained() {}

    /** @param template the one that all the program's queries go through */
    public static List<Plan> of(JdbcTemplate template, Runnable work) {
        var real = template.getDataSource();
        var explained = new Explained();
        template.setDataSource(explained.wrap(DataSource.class, real));
        try {
            work.run();
        } finally {
            template.setDataSource(real);
        }
        return explained.plans;
    }

    private <T> T wrap(Class<T> type, Object real) {
        return proxy(type, (self, method, args) -> {
            var answer = call(real, method, args);
            if (answer instanceof PreparedStatement statement && args[0] instanceof String sql) {
                return statement((Connection) real, sql, statement);
            }
            return answer instanceof Connection connection ? wrap(Connection.class, connection) : answer;
        });
    }

    private record Value(Method setter, Object[] args) {}

    private PreparedStatement statement(Connection connection, String sql, PreparedStatement real) {
        var values = new ArrayList<Value>();
        return proxy(PreparedStatement.class, (self, method, args) -> {
            if (method.getName().startsWith("set") && args.length > 1 && args[0] instanceof Integer) {
                values.add(new Value(method, args));
            } else if (method.getName().startsWith("execute")) {
                explain(connection, sql, values);
            }
            return call(real, method, args);
        });
    }

    private void explain(Connection connection, String sql, List<Value> values) throws Throwable {
        try (var asked = connection.prepareStatement("explain (analyze, buffers, costs off, timing off) " + sql)) {
            for (var value : values) {
                call(asked, value.setter(), value.args());
            }
            var lines = new ArrayList<String>();
            try (var rows = asked.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            plans.add(new Plan(sql, lines));
        } catch (SQLException e) {
            plans.add(new Plan(sql, List.of("cannot be explained: " + e.getMessage())));
        }
    }

    private static Object call(Object on, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(on, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Explained.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
