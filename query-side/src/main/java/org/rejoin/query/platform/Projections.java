package org.rejoin.query.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.rejoin.eventstore.EventStoreTables;
import org.rejoin.query.QuerySideConfiguration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The processing groups of this side: their names are found on the projectors, their positions in memory or in the table. */
@Component
class Projections implements Coverage {

    static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);

    private static final String SIDE = QuerySideConfiguration.class.getPackageName() + ".";

    private final List<String> names;
    private final ListableBeanFactory beans;
    // asked for late: the processors are built from what is known here
    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final ObjectProvider<JdbcClient> jdbc;
    private final ObjectProvider<SystemReads> system;
    private final Serializer serializer;
    private final Gaps gaps;
    private final Clock clock;

    Projections(
            ListableBeanFactory beans,
            ObjectProvider<EventProcessingConfiguration> processing,
            ObjectProvider<JdbcClient> jdbc,
            ObjectProvider<SystemReads> system,
            Serializer serializer,
            Gaps gaps,
            Clock clock) {
        this.beans = beans;
        this.names = Arrays.stream(beans.getBeanNamesForAnnotation(ProcessingGroup.class))
                .filter(bean ->
                        Objects.requireNonNull(beans.getType(bean)).getName().startsWith(SIDE))
                .map(bean -> Objects.requireNonNull(beans.findAnnotationOnBean(bean, ProcessingGroup.class))
                        .value())
                .distinct()
                .sorted()
                .toList();
        this.processing = processing;
        this.jdbc = jdbc;
        this.system = system;
        this.serializer = serializer;
        this.gaps = gaps;
        this.clock = clock;
    }

    List<String> names() {
        return names;
    }

    /** What the projectors of the group say of the rows they change. */
    List<RowsOf> rowsOf(String name) {
        return Arrays.stream(beans.getBeanNamesForAnnotation(RowsOf.class))
                .filter(bean ->
                        name.equals(Objects.requireNonNull(beans.findAnnotationOnBean(bean, ProcessingGroup.class))
                                .value()))
                .map(bean -> Objects.requireNonNull(beans.findAnnotationOnBean(bean, RowsOf.class)))
                .toList();
    }

    StreamingEventProcessor processor(String name) {
        return processing
                .getObject()
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow();
    }

    /**
     * Highest index that readers may see, 0 where there is none: what was stored while an older transaction still runs,
     * and appends, such as a long import, is not theirs to reach yet.
     */
    @Override
    public long head() {
        return read(all -> all.sql("SELECT coalesce(max(global_index), 0) FROM "
                        + EventStoreTables.eventSchema().domainEventTable()
                        + " WHERE true" + EventStoreTables.BEHIND_APPENDING)
                .query(Long.class)
                .single());
    }

    /** Whether this node works on every segment. */
    boolean claimsAll(String name) {
        return isWhole(segmentsHere(name));
    }

    int claimedSegments(String name) {
        return segmentsHere(name).size();
    }

    int expectedSegments(String name) {
        return stored(name).size();
    }

    /** Whether some node works on every segment; a claim not renewed in time is none. */
    boolean isClaimed(String name) {
        Instant renewedSince = clock.instant().minus(CLAIM_TIMEOUT);
        List<Boolean> claims =
                read(all -> all.sql("SELECT owner, time_stamp FROM read_model.token WHERE processor_name = ?")
                        .param(name)
                        .query((row, number) -> row.getString("owner") != null
                                && Instant.parse(row.getString("time_stamp")).isAfter(renewedSince))
                        .list());
        return !claims.isEmpty() && !claims.contains(false);
    }

    /** The position of every segment: as known here where this node has them all, else as stored. */
    private List<Optional<TrackingToken>> tokens(String name) {
        List<EventTrackerStatus> here = segmentsHere(name);
        return isWhole(here)
                ? here.stream()
                        .map(segment -> Optional.ofNullable(segment.getTrackingToken()))
                        .toList()
                : stored(name);
    }

    long position(String name) {
        return tokens(name).stream()
                .mapToLong(token -> token.map(Projections::positionOf).orElse(0L))
                .min()
                .orElse(0);
    }

    boolean isReplaying(String name) {
        return tokens(name).stream().flatMap(Optional::stream).anyMatch(token -> {
            OptionalLong until = ReplayToken.getTokenAtReset(token);
            return until.isPresent() && positionOf(token) < until.getAsLong();
        });
    }

    /**
     * Whether what happened up to this index is in the read model. Where somebody is told where the store ends, the event
     * he asks for may lie before it, and still be a gap here.
     */
    boolean covers(String name, long index) {
        List<Optional<TrackingToken>> tokens = tokens(name);
        return !tokens.isEmpty()
                && tokens.stream().allMatch(token -> token.filter(
                                position -> covers(position, index) && completeUpTo(position) >= index)
                        .isPresent());
    }

    @Override
    public long completeUpTo(String group) {
        return tokens(group).stream()
                .mapToLong(token -> token.map(gaps::completeUpTo).orElse(0L))
                .min()
                .orElse(0);
    }

    @Override
    public long completeUpTo(TrackingToken position) {
        return gaps.completeUpTo(position);
    }

    @Override
    public LongPredicate shownBy(Collection<String> groups) {
        List<TrackingToken> tokens = new ArrayList<>();
        for (String group : groups) {
            List<Optional<TrackingToken>> ofGroup = tokens(group);
            if (ofGroup.isEmpty() || ofGroup.stream().anyMatch(Optional::isEmpty)) {
                return index -> false;
            }
            ofGroup.forEach(token -> tokens.add(token.orElseThrow()));
        }
        return index -> tokens.stream().allMatch(token -> covers(token, index));
    }

    private static boolean covers(TrackingToken token, long index) {
        return WrappedToken.unwrapLowerBound(token) instanceof GapAwareTrackingToken position
                && position.getIndex() >= index
                && !position.getGaps().contains(index);
    }

    private static long positionOf(TrackingToken token) {
        TrackingToken position = WrappedToken.unwrapLowerBound(token);
        return position == null ? 0 : Math.max(0, position.position().orElse(0));
    }

    private List<EventTrackerStatus> segmentsHere(String name) {
        return List.copyOf(processor(name).processingStatus().values());
    }

    // masks divide the whole: 1/1, or 1/2 + 1/4 + 1/4 …
    private static boolean isWhole(List<EventTrackerStatus> segments) {
        return segments.stream()
                        .mapToDouble(segment -> 1.0 / (segment.getSegment().getMask() + 1))
                        .sum()
                == 1.0;
    }

    private List<Optional<TrackingToken>> stored(String name) {
        return read(all -> all.sql("SELECT token, token_type FROM read_model.token WHERE processor_name = ?")
                .param(name)
                .query((row, number) -> token(row.getBytes("token"), row.getString("token_type")))
                .list());
    }

    private <T> T read(Function<JdbcClient, T> question) {
        return system.getObject().read(() -> question.apply(jdbc.getObject()));
    }

    private Optional<TrackingToken> token(byte @Nullable [] token, @Nullable String type) {
        return token == null
                ? Optional.empty()
                : Optional.of(serializer.deserialize(
                        new SimpleSerializedObject<>(token, byte[].class, Objects.requireNonNull(type), null)));
    }
}
