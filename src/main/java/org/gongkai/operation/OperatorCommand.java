package org.gongkai.operation;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Opens an operator's account, or gives its owner a new one-time password. */
@Command(name = "operator", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"开通运维账号并显示一次性密码；账号已有则重置密码。", "Opens an operator's account and shows its one-time password; resets it when the account exists."})
final class OperatorCommand implements Callable<Integer> {

    @ParentCommand
    private Commands commands;

    @Spec
    private CommandSpec spec;

    @Option(names = "--login", required = true, paramLabel = "LOGIN", description = {"登录名。", "The name to sign in with."})
    private String login;

    @Option(names = "--name", paramLabel = "NAME", description = {"姓名。", "The person's name."})
    private @Nullable String name;

    @Option(names = "--government", paramLabel = "NAME", description = {"空安装时：本级人民政府全称。", "On an empty installation: the government's full name."})
    private @Nullable String government;

    @Option(names = "--code", paramLabel = "CODE", description = {"空安装时：本级人民政府代码（默认 gov）。", "On an empty installation: the government's code."})
    private @Nullable String code;

    @Option(names = "--json", description = {"输出 JSON。", "Answers in JSON."})
    private boolean json;

    @Mixin
    private Place place;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, String> options = new HashMap<>(Map.of("login", login));
        put(options, "name", name);
        put(options, "government", government);
        put(options, "code", code);
        try (Reach installation = Reach.toNew(place, commands, "operator")) {
            JsonNode opened = installation.order(OperatorAccounts.NAME, options, new byte[0], milestone -> { });
            spec.commandLine().getOut().println(json ? opened.toString()
                    : "登录名 " + opened.get("login").asString() + "，一次性密码 " + opened.get("password").asString());
        }
        return Commands.FINE;
    }

    private static void put(Map<String, String> options, String key, @Nullable String value) {
        if (value != null) {
            options.put(key, value);
        }
    }
}
