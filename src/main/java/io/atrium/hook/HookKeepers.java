package io.atrium.hook;

import io.atrium.hook.DeliveryBell.News;
import io.atrium.room.MemberRole;
import io.atrium.room.Membership;
import io.atrium.room.Room;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Who looks after hooks. */
@ApplicationScoped
@Transactional
class HookKeepers {
    private static final int MOST = 100;

    @PersistenceContext
    private EntityManager entities;

    /** @param ids of hooks; of those that are gone there is nothing to say. */
    List<News> news(List<Long> ids) {
        List<Outgoing> hooks = entities.createQuery("select o from Outgoing o where o.id in :ids", Outgoing.class)
                .setParameter("ids", ids)
                .getResultList();
        List<News> news = new ArrayList<>();
        List<Long> ofAll = hooks.stream()
                .filter(hook -> hook.getRoomId() == null)
                .map(Outgoing::getId)
                .toList();
        if (!ofAll.isEmpty()) {
            news.add(new News(null, ofAll, List.of()));
        }
        hooks.stream()
                .filter(hook -> hook.getRoomId() != null)
                .collect(Collectors.groupingBy(
                        Outgoing::getRoomId, Collectors.mapping(Outgoing::getId, Collectors.toList())))
                .forEach((id, its) -> {
                    Room room = entities.find(Room.class, id);
                    // It may have gone since its hooks were read.
                    if (room != null) {
                        news.add(new News(room.getName(), its, keepers(id)));
                    }
                });
        return news;
    }

    private List<String> keepers(long room) {
        return entities.createQuery(
                        "select u.login from Membership m, User u where m.roomId = :room and m.role = :keeper"
                                + " and m.status = :active and u.id = m.userId",
                        String.class)
                .setParameter("room", room)
                .setParameter("keeper", MemberRole.KEEPER)
                .setParameter("active", Membership.Status.ACTIVE)
                .setMaxResults(MOST)
                .getResultList();
    }
}
