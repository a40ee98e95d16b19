//! Weighs the built page: every file raw, gzip and brotli, and the sum a visitor downloads.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

/// What the whole page should weigh, brotli, in bytes.
const GOAL: usize = 230 * 1024;

/// What it may weigh until the goal is met. Only ever lowered: what was won is not given back.
const CEILING: usize = 663 * 1024;

/// What the script may weigh that has the words when the program has ended, brotli, in bytes.
const RIM: usize = 3 * 1024;

/// Hold that script to its budget.
pub fn rim(script: &str) -> Result<()> {
    let weight = brotli(script.as_bytes())?;
    eprintln!(
        "What goes on without the program weighs {} KB brotli of {} KB.",
        kilobytes(weight),
        kilobytes(RIM)
    );
    ensure!(weight <= RIM, "rim.js and what it needs weigh more than they may");
    Ok(())
}

struct Weight {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Print the weights of all files below `dist`. The sum is held to the budget if wasm-opt made the wasm `small`: a machine without it
/// builds a heavier page that is not the one released.
pub fn report(dist: &Path, small: bool) -> Result<()> {
    let mut paths = Vec::new();
    collect(dist, &mut paths)?;
    paths.sort();
    let mut weights = paths.iter().map(|path| weigh(dist, path)).collect::<Result<Vec<_>>>()?;
    weights.sort_by_key(|weight| (beside(weight), std::cmp::Reverse(weight.brotli)));
    // A visitor of the page downloads the page; the element for other pages and the page in one file are other ways to have it.
    let sum =
        |part: fn(&Weight) -> usize| weights.iter().filter(|weight| !beside(weight)).map(part).sum::<usize>();
    let total = Weight {
        name: "whole page".to_owned(),
        raw: sum(|weight| weight.raw),
        gzip: sum(|weight| weight.gzip),
        brotli: sum(|weight| weight.brotli),
    };
    let width = weights.iter().map(|weight| weight.name.len()).max().unwrap_or_default().max(10);
    eprintln!("{:width$} {:>10} {:>10} {:>10}", "KB", "raw", "gzip", "brotli");
    for Weight { name, raw, gzip, brotli } in weights.iter().chain([&total]) {
        eprintln!(
            "{name:width$} {:>10} {:>10} {:>10}",
            kilobytes(*raw),
            kilobytes(*gzip),
            kilobytes(*brotli)
        );
    }
    if total.brotli > GOAL {
        let over = kilobytes(total.brotli - GOAL);
        eprintln!("The page is {over} KB over its goal of {} KB brotli.", kilobytes(GOAL));
    }
    ensure!(
        !small || total.brotli <= CEILING,
        "the page weighs {} KB brotli and may weigh {} KB: see what grew with `twiggy top`",
        kilobytes(total.brotli),
        kilobytes(CEILING)
    );
    Ok(())
}

/// Whether a file lies beside the page and is no part of it.
fn beside(weight: &Weight) -> bool {
    weight.name.starts_with("embed/") || weight.name == "postmortem-editor.html"
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} is not there", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, into)? } else { into.push(path) }
    }
    Ok(())
}

fn weigh(dist: &Path, path: &Path) -> Result<Weight> {
    let bytes = fs::read(path)?;
    let name = path.strip_prefix(dist).unwrap_or(path).display().to_string();
    Ok(Weight { name, raw: bytes.len(), gzip: gzip(&bytes)?.len(), brotli: brotli(&bytes)? })
}

/// Bytes as a server would send them packed.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &settings)?;
    Ok(packed.len())
}

fn kilobytes(bytes: usize) -> String {
    let tenths = (bytes * 10).div_ceil(1024);
    format!("{}.{}", tenths / 10, tenths % 10)
}
