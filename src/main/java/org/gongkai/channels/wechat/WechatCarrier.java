package org.gongkai.channels.wechat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.gongkai.channels.Carrier;
import org.gongkai.channels.Channel.Way;
import org.gongkai.channels.Delivery;
import org.gongkai.channels.wechat.Platform.Progress;
import org.gongkai.channels.wechat.Reply.Not;
import org.gongkai.channels.wechat.Reply.Said;
import org.gongkai.face.Site;
import org.gongkai.publication.NewsOfDocuments;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Carries editions into the official account: a draft, its publishing, and the article that comes of it. Nobody there knows our ids, so each step is kept
 * before it is asked for; one that may have been asked for by a program that stopped is looked for by the page to which its article leads.
 */
@Component
class WechatCarrier implements Carrier {

    /** What is not there any more needs no taking back: no such draft, no such article. */
    private static final Set<Integer> GONE = Set.of(40007, 53600);
    private static final Map<Integer, String> NOT_PUBLISHED = Map.of(2, "公众平台审核没有通过：原创声明", 3, "公众平台没有发布成功", 4, "公众平台审核没有通过", 5, "发布以后在公众平台上被删除了", 6, "发布以后被公众平台封禁了");

    private final WechatSettings settings;
    private final Platform platform;
    private final Kept.Store kept;
    private final Function<Delivery, Article> articles;
    private final Supplier<String> home;

    @Autowired
    WechatCarrier(WechatSettings settings, Kept.Store kept, NewsOfDocuments news, Site site) {
        this(settings, kept, delivery -> Article.of(Objects.requireNonNull(news.editions(List.of(delivery.edition())).get(delivery.edition())), delivery, site.home()), site::home);
    }

    /** @param articles what an edition says there; {@code home} of the site, empty where it has none */
    WechatCarrier(WechatSettings settings, Kept.Store kept, Function<Delivery, Article> articles, Supplier<String> home) {
        this.settings = settings;
        this.platform = new Platform(settings);
        this.kept = kept;
        this.articles = articles;
        this.home = home;
    }

    @Override
    public Way way() {
        return Way.WECHAT;
    }

    @Override
    public boolean isOpen() {
        return settings.areWhole() && !home.get().isEmpty();
    }

    @Override
    public Outcome hand(Delivery delivery) {
        Kept now = kept.of(delivery.id());
        if (now.article() != null) {
            return new Outcome.Taken(now.article());
        }
        if (now.publishing() != null) {
            return published(delivery, now, now.publishing());
        }
        return now.submitted() ? foundOrSubmitted(delivery, now) : answer(draft(delivery, now).then(draft -> submitted(delivery, kept.of(delivery.id()), draft)));
    }

    /** The draft, written once. */
    private Reply<String> draft(Delivery delivery, Kept now) {
        if (now.draft() != null) {
            return new Said<>(now.draft());
        }
        Reply<Optional<String>> left = now.begun() ? platform.draftOf(source(delivery)) : new Said<>(Optional.empty());
        return left.then(found -> {
            kept.keep(delivery.id(), now.beginning());
            return found.<Reply<String>>map(Said::new).orElseGet(() -> platform.write(articles.apply(delivery)));
        }).map(draft -> {
            kept.keep(delivery.id(), now.drafted(draft));
            return draft;
        });
    }

    private Reply<Outcome> submitted(Delivery delivery, Kept now, String draft) {
        kept.keep(delivery.id(), now.submitting());
        Reply<String> publishing = platform.submit(draft);
        if (publishing instanceof Not<String> not && not.code() != 0) {
            // it said no, so nothing is on its way
            kept.keep(delivery.id(), now);
        }
        return publishing.map(id -> {
            Kept after = now.publishing(id);
            kept.keep(delivery.id(), after);
            return published(delivery, after, id);
        });
    }

    /** After a stop between the question and its answer: it is public, or its draft still lies there, or it is between the two. */
    private Outcome foundOrSubmitted(Delivery delivery, Kept now) {
        return answer(platform.articleOf(source(delivery)).then(article -> article.<Reply<Outcome>>map(id -> new Said<>(taken(delivery, now, id)))
                .orElseGet(() -> platform.draftOf(source(delivery)).then(draft -> draft.map(id -> submitted(delivery, now.drafted(id), id))
                        .orElseGet(() -> new Said<>(new Outcome.UnderWay("已经交公众平台发布，还没有结果")))))));
    }

    private Outcome published(Delivery delivery, Kept now, String publishing) {
        return answer(platform.progress(publishing).map(progress -> switch (progress.status()) {
            case Progress.DONE -> progress.article() == null ? new Outcome.NotNow("公众平台的答复读不懂，没有当作办成") : taken(delivery, now, progress.article());
            case Progress.UNDER_WAY -> new Outcome.UnderWay("公众平台正在发布");
            default -> {
                kept.keep(delivery.id(), Kept.refused());
                yield new Outcome.Refused(NOT_PUBLISHED.getOrDefault(progress.status(), "公众平台没有发布（状态 " + progress.status() + "）"));
            }
        }));
    }

    private Outcome taken(Delivery delivery, Kept now, String article) {
        kept.keep(delivery.id(), now.published(article));
        return new Outcome.Taken(article);
    }

    @Override
    public Outcome takeBack(Delivery delivery) {
        Kept now = kept.of(delivery.id());
        if (!now.begun()) {
            return new Outcome.Taken("没有发布过");
        }
        if (now.article() != null) {
            return gone(delivery, platform.takeDown(now.article()), "文章已删除");
        }
        if (now.publishing() != null) {
            return answer(platform.progress(now.publishing()).map(progress -> switch (progress.status()) {
                case Progress.DONE -> progress.article() == null ? new Outcome.NotNow("公众平台的答复读不懂，没有当作办成") : gone(delivery, platform.takeDown(progress.article()), "文章已删除");
                case Progress.UNDER_WAY -> new Outcome.UnderWay("公众平台正在发布，发布出来马上删除");
                default -> forgotten(delivery, "没有发布出来");
            }));
        }
        Reply<Optional<String>> article = now.submitted() ? platform.articleOf(source(delivery)) : new Said<>(Optional.empty());
        return answer(article.then(there -> there.<Reply<Outcome>>map(id -> new Said<>(gone(delivery, platform.takeDown(id), "文章已删除")))
                .orElseGet(() -> platform.draftOf(source(delivery)).map(draft -> draft.map(id -> gone(delivery, platform.throwAway(id), "草稿已删除"))
                        .orElseGet(() -> now.submitted() ? new Outcome.UnderWay("已经交公众平台发布，还没有结果，出来马上删除") : forgotten(delivery, "没有发布过"))))));
    }

    private Outcome gone(Delivery delivery, Reply<?> answer, String receipt) {
        return answer instanceof Not<?>(int code, Outcome why) && !GONE.contains(code) ? why : forgotten(delivery, receipt);
    }

    private Outcome forgotten(Delivery delivery, String receipt) {
        kept.forget(delivery.id());
        return new Outcome.Taken(receipt);
    }

    private static Outcome answer(Reply<Outcome> reply) {
        return switch (reply) {
            case Said<Outcome>(Outcome what) -> what;
            case Not<Outcome>(int code, Outcome why) -> why;
        };
    }

    private String source(Delivery delivery) {
        return Article.source(delivery, home.get());
    }
}
