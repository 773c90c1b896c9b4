using System.CommandLine;
using Netto.Cli.Output;
using Netto.Protocol;

namespace Netto.Cli.Commands;

/// <summary><c>netto init</c>: a commented protocol and a folder to start from.</summary>
internal static class InitCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var folder = new Argument<string>("dir") { Description = "the folder to make" };
        var template = new Option<string>("--template")
        {
            Description = string.Join("; ", ProtocolTemplate.All.Select(one => $"{one.Name}: {one.Summary}")),
            Required = true,
        };
        var command = new Command(
            "init",
            "Makes a folder with a commented protocol to start from.\n\nExample:\n  netto init my-trial --template wga"
        )
        {
            folder,
            template,
        };
        command.Runs(
            environment,
            run =>
            {
                var chosen = Choose(run.Options.GetRequiredValue(template));
                var files = Plan(OutputPlace.FolderPath(run.AbsolutePath(folder)), chosen);
                Refuse(files.Paths, environment.WorkingDirectory);
                files.Write(run.Cancellation);
                Tell(run, chosen, files.Paths);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static ProtocolTemplate Choose(string name)
    {
        var names = ProtocolTemplate.All.Select(template => template.Name).ToList();
        return ProtocolTemplate.Find(name)
            ?? throw new InputException(
                new Diagnostic("INI001", $"There is no template '{name}'.")
                {
                    Found = $"'{name}'",
                    Expected = "one of " + string.Join(", ", names),
                    Nearest = NearestName.Of(name, names),
                }
            );
    }

    private static WholeFiles Plan(string folder, ProtocolTemplate template)
    {
        var files = new WholeFiles();
        files.Add(Path.Combine(folder, "protocol.yaml"), template.ReadText());
        files.Add(Path.Combine(folder, "protocol.schema.json"), ProtocolTemplate.ReadSchema());
        foreach (var (name, text) in template.ReadCompanions())
        {
            files.Add(Path.Combine(folder, name), text);
        }

        return files;
    }

    private static void Refuse(IReadOnlyList<string> paths, string workingDirectory)
    {
        var there = paths.Where(Path.Exists).ToList();
        if (there.Count > 0)
        {
            throw new InputException([
                .. there.Select(path => new Diagnostic("INI002", "The file is already there; nothing was written.")
                {
                    File = Path.GetRelativePath(workingDirectory, path),
                    Remedy = "Choose another folder, or move the file away.",
                }),
            ]);
        }
    }

    private static void Tell(CommandRun run, ProtocolTemplate template, IReadOnlyList<string> paths)
    {
        if (run.WantsJson)
        {
            run.WriteJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("template", template.Name);
                writer.WriteStartArray("files");
                foreach (var path in paths)
                {
                    writer.WriteStringValue(path);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
            return;
        }

        foreach (var path in paths)
        {
            run.WriteLine($"made {path}");
        }

        var protocol = Path.GetRelativePath(run.Environment.WorkingDirectory, paths[0]);
        run.WriteLine();
        run.WriteLine($"Next: change {protocol} into your experiment, then");
        run.WriteLine($"  netto check {protocol}");
        run.WriteLine(
            template.HasRegisters
                ? $"  netto simulate {protocol} --people 2000 --seed 1 --out raw   (to try it before there are data)"
                : $"  netto evaluate {protocol} --data {Path.GetDirectoryName(protocol)} --out out"
        );
    }
}
