package org.gongkai.clock.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.gongkai.clock.AskDeadline;
import org.gongkai.clock.DeadlineAnswer;
import org.gongkai.clock.DeadlineInquiry;
import org.gongkai.clock.DeadlineReport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Legal deadlines for other programmes, in the form that the command prints. */
@RestController
@Tag(name = "deadline", description = "法定期限 Legal deadlines")
class DeadlineApi {

    private final AskDeadline askDeadline;

    DeadlineApi(AskDeadline askDeadline) {
        this.askDeadline = askDeadline;
    }

    @GetMapping(path = "/api/v1/deadline", produces = "application/json")
    @Operation(summary = "推算法定期限 Compute a legal deadline", description = "按收到之日施行的条文推算最后一日，逐段、逐日说明理由。 "
            + "The last day under the law of the day of receipt, with every interval and day explained.")
    @ApiResponse(responseCode = "200", description = "最后一日及其说明 The last day and its explanation",
            content = @Content(schema = @Schema(implementation = DeadlineReport.class)))
    @ApiResponse(responseCode = "400", description = "参数读不懂 A parameter cannot be read",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(responseCode = "422", description = "法律或者日历中没有这样的日期 The law or the calendar has no such date",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<?> deadline(
            @Parameter(description = "收到之日（第 0 日） The day of receipt", example = "2026-01-05")
            @RequestParam(required = false) @Nullable String received,
            @Parameter(description = "哪一项期限 Which period", example = "inforequest.reply")
            @RequestParam(required = false) @Nullable String provision,
            @Parameter(description = "征求意见书发出日..收到意见日，可重复 Letter sent..opinion received; repeatable", example = "2026-01-12..2026-01-20")
            @RequestParam(defaultValue = "") List<String> paused,
            @Parameter(description = "收到补正之日 The day the completed request arrived")
            @RequestParam(required = false) @Nullable String restarted,
            @Parameter(description = "延长的工作日数 Working days of extension", example = "20")
            @RequestParam(required = false) @Nullable String extended,
            @Parameter(description = "按该机关的本地停班、上班日计算 Counts with the local days of that organ")
            @RequestParam(required = false) @Nullable String organ) {
        DeadlineInquiry inquiry = new DeadlineInquiry(received, provision, paused, restarted, extended);
        return switch (askDeadline.of(organ, inquiry)) {
            case DeadlineAnswer.Due due -> ResponseEntity.ok(DeadlineReport.of(due));
            case DeadlineAnswer.Refused refused -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "推算不出", refused.reason());
            case DeadlineAnswer.Misread misread -> {
                ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, misread.sentence());
                problem.setTitle("参数读不懂");
                problem.setProperty("errors", misread.errors().entrySet().stream()
                        .collect(Collectors.toMap(error -> error.getKey().name().toLowerCase(Locale.ROOT), error -> error.getValue())));
                yield ResponseEntity.of(problem).build();
            }
        };
    }

    private static ResponseEntity<?> problem(HttpStatus status, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        return ResponseEntity.of(problem).build();
    }
}
