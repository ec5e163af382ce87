package io.atrium.web;

import io.atrium.search.Asked;
import io.atrium.search.Search;
import io.atrium.search.Sorting;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** {@code /search?q=&sort=}: what a search finds at first; its script asks on as one types. */
@Named
@RequestScoped
public class SearchPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Drawer drawer;

    @Inject
    private Search search;

    @Inject
    private Viewer viewer;

    @Inject
    private Times times;

    private String query;
    private Sorting sort;
    private JsonObject answer;
    private List<FoundHit> hits = List.of();

    @PostConstruct
    void ask() {
        String asked = request.getParameter("q");
        query = asked == null ? "" : asked.strip();
        sort = Sorting.BEST.wireName().equals(request.getParameter("sort")) ? Sorting.BEST : Sorting.NEWEST;
        if (!query.isEmpty()) {
            try {
                find();
            } catch (Problem refused) {
                answer = null; // the script asks the same, and says at the field what is wrong
            }
        }
    }

    private void find() {
        answer = search.ask(viewer.getCaller(), new Asked(query, null, null, sort, Asked.SOME, null, viewer.getZone()));
        hits = answer.getJsonArray("hits").getValuesAs(JsonObject.class).stream()
                .map(hit -> FoundHit.of(hit, viewer, times))
                .toList();
    }

    public String getQuery() {
        return query;
    }

    public String getSort() {
        return sort.wireName();
    }

    /** How much was found, in words. */
    public String getTold() {
        if (answer == null) {
            return "";
        }
        String key = answer.getBoolean("total_exact") ? "search.count" : "search.count.more";
        return viewer.text(key, answer.getJsonNumber("total").longValue());
    }

    public List<FoundHit> getHits() {
        return hits;
    }

    /** Whether something was looked for and nothing found. */
    public boolean isFruitless() {
        return answer != null && hits.isEmpty() && answer.getBoolean("ready");
    }

    public boolean isDrawerOpen() {
        return drawer.isOpen("search");
    }
}
