using Netto.Reporting.Documents;

namespace Netto.Reporting.Sections;

/// <summary>A chapter of the report; it chooses and words, and computes nothing.</summary>
internal interface ISection
{
    /// <summary>The chapter, or null when the results hold nothing for it.</summary>
    ReportSection? Build(ReportContext context);
}
