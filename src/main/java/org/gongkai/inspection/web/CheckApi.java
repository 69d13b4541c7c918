package org.gongkai.inspection.web;

import java.io.IOException;
import java.util.Map;

import org.gongkai.face.Form;
import org.gongkai.inspection.VerdictJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

/** Checks a report for other programmes: its bytes as the body, the findings as the command prints them. */
@RestController
@Tag(name = "check", description = "检查年度报告 Checking annual reports")
class CheckApi {

    private final Gate gate;

    CheckApi(Gate gate) {
        this.gate = gate;
    }

    @Form(Form.Typed.NOTHING)
    @PostMapping(path = "/api/v1/check", consumes = {"application/octet-stream", "text/plain", "text/html", "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}, produces = "application/json")
    @Operation(summary = "检查一份年度报告 Check an annual report", description = "请求体是文件的内容（txt、html、docx、pdf），不超过 " + CheckView.MOST_MEGABYTES + " MB，文字不超过 " + CheckView.MOST_TEN_THOUSANDS
            + " 万字；不保存。 "
            + "The body is the file (txt, html, docx, pdf), at most " + CheckView.MOST_MEGABYTES + " MB and " + CheckView.MOST_TEN_THOUSANDS + "0,000 characters; nothing is kept.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
                    content = @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "200", description = "{file, form, year, organ, findings:[{rule, severity, place, message, left, right, difference, proposal}]}",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @ApiResponse(responseCode = "413", description = "文件太大 Too large",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(responseCode = "503", description = "正在检查别的报告 Busy, try again",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<?> check(HttpServletRequest request,
            @Parameter(description = "文件名，原样写回 The name to answer with", example = "2023.docx")
            @RequestParam(required = false) @Nullable String file) throws IOException, InterruptedException {
        byte[] content = request.getInputStream().readNBytes(Gate.MOST_BYTES + 1);
        if (content.length > Gate.MOST_BYTES) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, "超过 " + CheckView.MOST_MEGABYTES + " MB，不像一份年度报告，没有检查。");
        }
        return gate.check(file == null ? "-" : file, content)
                .<ResponseEntity<?>>map(verdict -> ResponseEntity.ok(VerdictJson.map(verdict)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, Gate.AGAIN_AFTER)
                        .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "正在检查别的报告，请过几秒再试。")));
    }

    private static ResponseEntity<?> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail)).build();
    }

    /** The shape of an answer. */
    record Answer(String file, @Nullable String form, @Nullable Integer year, @Nullable String organ, java.util.List<Found> findings) {
    }

    /** One finding of an answer. */
    record Found(String rule, @Schema(allowableValues = {"error", "warning", "info"}) String severity, String place, String message,
            java.math.@Nullable BigDecimal left, java.math.@Nullable BigDecimal right, java.math.@Nullable BigDecimal difference,
            @Nullable Map<String, String> proposal) {
    }
}
