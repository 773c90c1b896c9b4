using System.CommandLine;
using Netto.Cli.Checking;
using Netto.Cli.Output;
using Netto.Protocol;

namespace Netto.Cli.Commands;

/// <summary><c>netto check</c>: validates a protocol and prints it as people read it.</summary>
internal static class CheckCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var protocol = new Argument<string>("protocol") { Description = "the protocol (YAML)" };
        var folder = new Option<string?>("--out")
        {
            Description = "folder for protocol.md, protocol.html and design.svg",
        };
        var against = new Option<string?>("--with")
        {
            Description = "another protocol: how the arms of both fall together",
        };
        var command = new Command(
            "check",
            "Checks a protocol and prints it as people read it.\n\nExample:\n  netto check protocol.yaml --out draaiboek"
        )
        {
            protocol,
            folder,
            against,
        };
        command.Runs(
            environment,
            run =>
            {
                var path = run.Options.GetRequiredValue(protocol);
                var reading = ProtocolReader.TryReadFile(run.AbsolutePath(protocol), path);
                var other = run.Options.GetValue(against);
                var second = other is null ? null : ProtocolReader.TryReadFile(environment.Absolute(other), other);
                IReadOnlyList<Diagnostic> findings = [.. reading.Diagnostics, .. second?.Diagnostics ?? []];
                if (reading.Protocol is null || (second is not null && second.Protocol is null))
                {
                    return Refuse(run, findings);
                }

                var files = run.OptionalOutputFolder(folder) is { } place ? Write(run, reading.Protocol, place) : null;
                Tell(run, reading.Protocol, findings, files);
                if (second?.Protocol is { } also)
                {
                    CollisionReport.Write(run, reading.Protocol, also);
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static int Refuse(CommandRun run, IReadOnlyList<Diagnostic> findings)
    {
        if (!run.WantsJson)
        {
            throw new InputException(findings);
        }

        run.WriteJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("valid", false);
            DiagnosticJson.Write(writer, findings);
            writer.WriteEndObject();
        });
        return ExitCode.WrongInput;
    }

    private static IReadOnlyList<string> Write(CommandRun run, ExperimentProtocol protocol, string folder)
    {
        var language = LanguageOf(run);
        var files = new WholeFiles();
        files.Add(Path.Combine(folder, "protocol.md"), ProtocolDescription.Write(protocol, language));
        files.Add(Path.Combine(folder, "protocol.html"), ProtocolPage.Write(protocol, language));
        files.Add(Path.Combine(folder, "design.svg"), DesignPicture.Write(protocol, language) + "\n");
        files.Write(run.Cancellation);
        return files.Paths;
    }

    private static void Tell(
        CommandRun run,
        ExperimentProtocol protocol,
        IReadOnlyList<Diagnostic> findings,
        IReadOnlyList<string>? files
    )
    {
        if (run.WantsJson)
        {
            run.WriteJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("valid", true);
                writer.WriteString("id", protocol.Id);
                writer.WriteString("hash", CanonicalProtocol.HashOf(protocol));
                DiagnosticJson.Write(writer, findings);
                writer.WriteStartArray("files");
                foreach (var file in files ?? [])
                {
                    writer.WriteStringValue(file);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
            return;
        }

        foreach (var finding in findings)
        {
            run.Environment.Error.WriteLine(finding);
        }

        if (files is null)
        {
            run.WriteLine(ProtocolDescription.Write(protocol, LanguageOf(run)));
            return;
        }

        run.WriteLine($"The protocol {protocol.Id} is valid. Read it in {files[1]}");
    }

    private static Language LanguageOf(CommandRun run) =>
        string.Equals(run.ReportLanguage, "en", StringComparison.Ordinal) ? Language.En : Language.Nl;
}
