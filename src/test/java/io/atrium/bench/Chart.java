package io.atrium.bench;

import java.util.List;
import java.util.Locale;

/** Bars of the figures that say most, as SVG that reads on light and dark ground. */
final class Chart {
    private static final int WIDTH = 760;
    private static final int LABEL = 250;
    private static final int BARS = 400;
    private static final int ROW = 26;
    private static final int HEAD = 40;

    private static final List<Panel> PANELS = List.of(
            new Panel(
                    "Deliveries a second, at p99 ≤ 250 ms",
                    List.of("w2-max-committed", "w2-max-ephemeral", "w4-max-committed", "w4-max-ephemeral"),
                    Metric.DELIVERIES),
            new Panel(
                    "Latency, p99 in ms",
                    List.of("w1-committed", "w1-ephemeral", "w2-committed", "w2-ephemeral"),
                    Metric.P99),
            new Panel("Server CPU, µs a delivery", List.of("w2-committed", "w2-ephemeral"), Metric.CPU));

    private Chart() {}

    /** Some figures that are told in one unit. */
    private record Panel(String title, List<String> workloads, Metric metric) {
        List<Figure> of(List<Figure> figures) {
            return figures.stream()
                    .filter(figure -> workloads.contains(figure.workload()) && figure.has(metric))
                    .toList();
        }
    }

    static String of(List<Figure> figures) {
        StringBuilder body = new StringBuilder();
        int y = 0;
        for (Panel panel : PANELS) {
            List<Figure> shown = panel.of(figures);
            if (!shown.isEmpty()) {
                y = draw(panel, shown, y, body);
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="Figures of the last run">
                <style>text{font:13px system-ui,sans-serif;fill:#7a828c}.title{font-weight:600;font-size:14px}.bar{fill:#3f83c8}.alt{fill:#3aa37a}.spread{stroke:#7a828c;stroke-width:2}</style>
                %s</svg>
                """.formatted(WIDTH, y + 10, WIDTH, y + 10, body);
    }

    private static int draw(Panel panel, List<Figure> shown, int top, StringBuilder body) {
        double most = shown.stream()
                .mapToDouble(figure -> figure.most(panel.metric))
                .max()
                .orElseThrow();
        body.append(text(0, top + 24, "title", panel.title));
        int y = top + HEAD;
        for (Figure figure : shown) {
            double median = figure.median(panel.metric);
            int length = scaled(median, most);
            boolean ephemeral = figure.workload().endsWith("ephemeral");
            body.append(text(0, y + 15, "", label(figure)))
                    .append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"16\" rx=\"2\"/>\n"
                            .formatted(ephemeral ? "alt" : "bar", LABEL, y + 2, Math.max(1, length)))
                    .append("<line class=\"spread\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>\n"
                            .formatted(
                                    LABEL + scaled(figure.least(panel.metric), most),
                                    LABEL + scaled(figure.most(panel.metric), most),
                                    y + 10,
                                    y + 10))
                    .append(text(
                            LABEL + scaled(figure.most(panel.metric), most) + 8, y + 15, "", Report.number(median)));
            y += ROW;
        }
        return y;
    }

    private static int scaled(double value, double most) {
        return most > 0 ? (int) Math.round(value / most * BARS) : 0;
    }

    private static String label(Figure figure) {
        String[] words = figure.workload().split("-");
        String sort = words[words.length - 1];
        String where = sort.equals("ephemeral") ? "" : ", " + figure.where();
        return words[0].toUpperCase(Locale.ROOT) + " " + sort + where;
    }

    private static String text(int x, int y, String style, String words) {
        return "<text x=\"%d\" y=\"%d\" class=\"%s\">%s</text>\n"
                .formatted(x, y, style, words.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
