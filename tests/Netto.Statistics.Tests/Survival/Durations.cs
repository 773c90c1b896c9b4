using Netto.Statistics.Models;
using Netto.Statistics.Survival;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Survival;

/// <summary>Durations and regressors of the reference cases.</summary>
internal static class Durations
{
    public static (SurvivalTimes Times, string[] Groups) Of(string dataset, string id) =>
        dataset switch
        {
            "penn_bonus" => (Penn(), Array.ConvertAll(Designs.Penn().Text("tg"), t => t == "4" ? "1" : "0")),
            "veteran" => (Veteran(), ReferenceFolder.Table("veteran").Text(id == "km_by_trt" ? "trt" : "celltype")),
            _ => (Romeo(), RomeoGroups(id)),
        };

    public static SurvivalTimes Penn()
    {
        var weeks = Designs.Penn().Numbers("inuidur1");
        return new(new("inuidur1", weeks), new DataColumn("ev", Array.ConvertAll(weeks, w => w < 52 ? 1.0 : 0)));
    }

    public static SurvivalTimes Veteran()
    {
        var data = ReferenceFolder.Table("veteran");
        return new(data.Column("time"), data.Column("status"));
    }

    public static SurvivalTimes Romeo(Func<double, bool>? keep = null)
    {
        var data = RomeoTable(keep);
        return new(data.Column("duration"), data.Column("spell"));
    }

    public static CsvColumns RomeoTable(Func<double, bool>? keep = null)
    {
        var data = ReferenceFolder.Table("unemployment_romeo");
        var duration = data.Numbers("duration");
        return keep is null ? data : data.Where(i => keep(duration[i]));
    }

    public static Design VeteranDesign(CsvColumns data, params string[] others) =>
        new([
            new("trt2", data.Indicator("trt", "2")),
            .. data.Factor("celltype", "squamous", "smallcell", "adeno", "large"),
            .. others.Select(data.Column),
        ]);

    public static Design RomeoDesign(CsvColumns data) =>
        new([
            new("race", data.Indicator("race", "white")),
            new("sex", data.Indicator("sex", "female")),
            .. data.Factor("reason", "new", "lose", "leave", "reentr"),
            new("search", data.Indicator("search", "yes")),
            new("pubemp", data.Indicator("pubemp", "yes")),
        ]);

    private static string[] RomeoGroups(string id) =>
        id == "km_by_reason"
            ? ReferenceFolder.Table("unemployment_romeo").Text("reason")
            : Array.ConvertAll(ReferenceFolder.Table("unemployment_romeo").Text("pubemp"), p => p == "yes" ? "1" : "0");
}
