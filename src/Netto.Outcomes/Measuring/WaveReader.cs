using Netto.DuckDb;
using Netto.Outcomes.Kinds;
using Netto.Outcomes.Plans;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Outcomes.Measuring;

/// <summary>Reads who answered the survey: at least one answer in a wave.</summary>
internal sealed class WaveReader(RegisterCatalogue catalogue)
{
    public IReadOnlyList<WaveAnswers> Read(
        DuckDbConnection connection,
        StudyFrame frame,
        CancellationToken cancellation
    )
    {
        var table = RegisterTables.SurveyAnswers.Name;
        if (!catalogue.HasTable(table))
        {
            return [];
        }
        var waves = connection
            .ReadColumns($"SELECT DISTINCT wave FROM {Quoted(table)} ORDER BY wave", cancellation: cancellation)
            .Texts("wave")
            .Values.OfType<string>()
            .ToList();
        if (waves.Count == 0)
        {
            return [];
        }
        var reader = new ValueReader();
        var asked = waves.ConvertAll(wave =>
            reader.Ask(Rows.Of(RegisterTables.SurveyAnswers).Where(row => row.Text("wave").IsIn(wave)).Exist())
        );
        var read = reader.Read(connection, frame.People, cancellation);
        return [.. waves.Zip(asked, (wave, name) => new WaveAnswers(wave, read.Flags(name)))];
    }
}
