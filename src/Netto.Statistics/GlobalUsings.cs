global using Netto.Statistics.Distributions;
global using Netto.Statistics.LinearAlgebra;
global using Netto.Statistics.Models;
