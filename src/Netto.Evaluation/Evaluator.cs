using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation;

/// <summary>Runs the whole analysis plan of a protocol on a table with one row a person.</summary>
public static class Evaluator
{
    /// <summary>Version of Netto that stands in the results.</summary>
    public static string Version { get; } = typeof(Evaluator).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Computes every section of the results.</summary>
    /// <param name="document">The protocol and the hash of its text.</param>
    /// <param name="table">The people; any order of rows gives the same results.</param>
    /// <param name="progress">Told the name of each step as it starts; may be null.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static EvaluationResults Evaluate(
        ProtocolDocument document,
        AnalysisTable table,
        IProgress<string>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(table);
        var canonical = CanonicalOrder.Of(table);
        var study = StudyBuilder.Build(document.Protocol, canonical.Table);
        var run = new EvaluationRun(study, progress, cancellation);
        return run.Compute(Start(document, canonical, study));
    }

    private static EvaluationResults Start(ProtocolDocument document, CanonicalTable canonical, Study study) =>
        new()
        {
            Protocol = new ProtocolReference
            {
                Id = document.Protocol.Id,
                Hash = document.Hash,
                Title = Texts.Of(document.Protocol.Title),
                Aim = Texts.OfOptional(document.Protocol.Aim),
            },
            Data = new DataReference { Hash = canonical.Hash, People = canonical.Table.Rows },
            Version = Version,
            Settings = study.Settings,
            Design = study.Design,
        };
}

/// <summary>A protocol and the hash of the text it was read from.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Hash">SHA-256 of its text in UTF-8 with line ends as LF, lower-case hexadecimal.</param>
public sealed record ProtocolDocument(ExperimentProtocol Protocol, string Hash)
{
    /// <summary>Hashes the text of a protocol; line ends and a byte-order mark do not count.</summary>
    public static string HashOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        return Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(plain))
        );
    }
}
