//! The command `postmortem check`, run as people run it: exit codes, shapes of reports, folders, profiles, allowances.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const FAULTY: &str =
    "# Checkout failed\n\n## Impact\nTBD\n\n## Timeline (UTC)\n- 2024-03-10 14:02 Alert fired\n";
const CLEAN: &str = "# Notes on the queue\n\n## Background\nThe checkout talks to two payment providers.\n";

/// A folder of its own for a test, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("postmortem-check-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder can be made");
        fs::write(&path, text).expect("a file can be written");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn check(arguments: &[&str], paths: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_postmortem"))
        .arg("check")
        .args(arguments)
        .args(paths)
        .output()
        .expect("the command runs")
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn exit_codes_tell_clean_from_found_from_unreadable() {
    let folder = Folder::new("codes");
    let (clean, faulty) = (folder.file("clean.md", CLEAN), folder.file("faulty.md", FAULTY));
    assert_eq!(check(&[], &[&clean]).status.code(), Some(0));
    assert_eq!(check(&[], &[&clean, &faulty]).status.code(), Some(1));
    assert_eq!(check(&[], &[&faulty, &folder.0.join("missing.md")]).status.code(), Some(2));
    assert_eq!(check(&["--deny", "no-such-rule"], &[&clean]).status.code(), Some(2));
}

#[test]
fn text_says_what_was_found_where() {
    let folder = Folder::new("text");
    let report = text(&check(&[], &[&folder.file("faulty.md", FAULTY)]));
    assert!(report.contains("error[PM503 placeholder-left]: “TBD” under Impact"), "{report}");
    assert!(report.contains("at: /sections/impact"), "{report}");
    assert!(report.lines().last().is_some_and(|line| line.starts_with("1 file: ")), "{report}");
}

#[test]
fn allowing_denying_and_profiles_change_what_counts() {
    let folder = Folder::new("levels");
    let faulty = folder.file("faulty.md", "# Checkout failed\n\n## Summary\nThe site was down.\n");
    assert_eq!(check(&[], &[&faulty]).status.code(), Some(1), "{}", text(&check(&[], &[&faulty])));
    assert_eq!(check(&["--allow", "summary-length"], &[&faulty]).status.code(), Some(0));
    assert_eq!(check(&["--deny", "warning"], &[&faulty]).status.code(), Some(0));
    assert_eq!(check(&["--deny", "error", "--deny", "PM505"], &[&faulty]).status.code(), Some(1));
    assert!(text(&check(&["--profile", "public"], &[&folder.file("public.md", FAULTY)])).contains("PM517"));
}

#[test]
fn folders_are_searched_and_shapes_can_be_read_by_programs() {
    let folder = Folder::new("shapes");
    folder.file("b/faulty.md", FAULTY);
    folder.file("a.md", CLEAN);
    folder.file("picture.png", b"\x89PNG");
    let json: serde_json::Value =
        serde_json::from_str(&text(&check(&["--format", "json"], &[&folder.0]))).expect("JSON");
    let files = json["files"].as_array().expect("files");
    assert_eq!(files.len(), 2);
    assert!(
        files[1]["findings"].as_array().is_some_and(|found| found
            .iter()
            .any(|found| found["code"] == "PM503" && found["text"] == "TBD"))
    );
    let sarif: serde_json::Value =
        serde_json::from_str(&text(&check(&["--format", "sarif"], &[&folder.0]))).expect("JSON");
    let run = &sarif["runs"][0];
    let result = &run["results"][0];
    let index = result["ruleIndex"].as_u64().expect("an index") as usize;
    assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    let junit = text(&check(&["--format", "junit"], &[&folder.0]));
    assert_eq!(junit.matches("<testsuite ").count(), 2, "{junit}");
    assert!(text(&check(&["--format", "github"], &[&folder.0])).starts_with("::"));
}

#[test]
fn text_shows_the_line_of_the_source() {
    let folder = Folder::new("lines");
    let report = text(&check(&[], &[&folder.file("faulty.md", FAULTY)]));
    let lines: Vec<&str> = report.lines().collect();
    let at = lines.iter().position(|line| line.starts_with("error[PM503 placeholder-left]: "));
    let at = at.unwrap_or_else(|| panic!("{report}"));
    assert!(lines[at + 1].ends_with("faulty.md:4:1"), "{report}");
    assert!(lines[at + 3].ends_with("4 | TBD") && lines[at + 4].ends_with("| ^^^"), "{report}");
}

#[test]
fn places_are_found_in_markdown_of_any_kind_and_in_json() {
    let folder = Folder::new("places");
    let foreign = "Postmortem: checkout\n===\n\n**Impact**\n\nOrders failed. TODO: how *many*?\n\n## Timeline\n\n| Time | What |\n|---|---|\n| 14:02 UTC | Alert fired |\n| 14:09 UTC | Obviously the pool was full |\n\n## Action items\n\n1. Raise the limit of the pool\n2. Look into the pool\n";
    let json = "{\n  \"schema\": \"postmortem/1\",\n  \"title\": \"Checkout failed\",\n  \"sections\": [\n    { \"section\": \"impact\", \"body\": \"Orders failed.\\nTBD\" }\n  ]\n}\n";
    let places = |name: &str, text: &str, code: &str| -> Vec<u64> {
        let output = check(&["--format", "sarif"], &[&folder.file(name, text)]);
        let sarif: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let results = sarif["runs"][0]["results"].as_array().expect("results").clone();
        results
            .iter()
            .filter(|result| result["ruleId"] == code)
            .filter_map(|result| result["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64())
            .collect()
    };
    assert_eq!(places("foreign.md", foreign, "PM503"), [6]);
    assert_eq!(places("foreign.md", foreign, "PM018"), [13]);
    assert_eq!(places("foreign.md", foreign, "PM407"), [18]);
    assert_eq!(places("own.json", json, "PM503"), [5]);
}

#[test]
fn fixing_rewrites_only_what_it_fixes() {
    let folder = Folder::new("fix");
    let foreign = "# Checkout failed  \n\n##   Timeline\n* 14:09 UTC - Pool was full\n* 14:02 UTC - Alert fired, `token`: token=\"a1B2c3D4e5F6g7H8i9\" seen\n* 14:30 UTC - Rolled back\n\n\n\nSome text at the end\n";
    let file = folder.file("foreign.md", foreign);
    let output = check(&["--fix"], &[&file]);
    let mended = fs::read_to_string(&file).expect("the file is there");
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(complaints.contains("mended") && complaints.contains("PM511"), "{complaints}");
    let expected = "# Checkout failed  \n\n##   Timeline\n* 14:02 UTC - Alert fired, `token`: token=\"[redacted]\" seen\n* 14:09 UTC - Pool was full\n* 14:30 UTC - Rolled back\n\n\n\nSome text at the end\n";
    assert_eq!(mended, expected, "{complaints}");
    // What is mended stays as it is.
    check(&["--fix"], &[&file]);
    assert_eq!(fs::read_to_string(&file).expect("the file is there"), expected);

    let own = "<!-- postmortem/1 -->\n\n# Checkout failed for an hour\n\n- **Time zone:** UTC\n\n<!-- allow PM013 at /timeline: nothing was written -->\n\n## Timeline\n\n- **14:09** – Pool was full.\n- **14:02** – Alert fired.\n\n## Summary\n\nby hand,   with    spaces\n";
    let file = folder.file("own.md", own);
    let output = check(&["--fix"], &[&file]);
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    let mended = fs::read_to_string(&file).expect("the file is there");
    assert!(mended.find("Alert fired") < mended.find("Pool was full"), "{complaints}\n{mended}");
    assert!(mended.contains("by hand,   with    spaces\n"), "{mended}");
    assert!(!mended.contains("allow PM013"), "{complaints}\n{mended}");
}

#[test]
fn fixing_standard_input_gives_the_document() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_postmortem"))
        .args(["check", "--fix", "-"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("the command runs");
    let input = "# Checkout failed\n\n## Timeline\n- 14:09 UTC Pool was full\n- 14:02 UTC Alert fired\n";
    std::io::Write::write_all(&mut child.stdin.take().expect("a pipe"), input.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("it ends");
    let expected = "# Checkout failed\n\n## Timeline\n- 14:02 UTC Alert fired\n- 14:09 UTC Pool was full\n";
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
}

#[test]
fn a_rule_pack_adds_rules_and_changes_levels() {
    let folder = Folder::new("pack");
    let pack = folder.file("house.toml", "sections = [\"Customer communication\"]\n[levels]\nPM503 = \"advice\"\nPM101 = \"off\"\n[[words]]\navoid = \"queue\"\n");
    let faulty = folder.file("faulty.md", format!("{FAULTY}\n## Root cause\nThe queue was full.\n"));
    let pack = pack.to_str().expect("a path");
    let report = text(&check(&["--rules", pack], &[&faulty]));
    assert!(report.contains("PM601") && report.contains("PM602"), "{report}");
    assert!(report.contains("advice[PM503"), "{report}");
    let broken = folder.file("broken.toml", "sections = [\"a\"]\nowner = [\"b\"]\n");
    let output = check(&["--rules", broken.to_str().expect("a path")], &[&faulty]);
    assert_eq!(output.status.code(), Some(2));
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(complaint.contains("Line 2") && complaint.contains("owner"), "{complaint}");
}

#[test]
fn the_tracker_of_the_house_is_linked_with_the_words_filled_in() {
    let folder = Folder::new("tracker");
    let done = folder.file(
        "final.md",
        "# Mail was late\n\n- Status: Final\n\n## Action items\n- [ ] Alert & page when 50 % of “mail” waits\n  - **Owner:** Ada\n- [ ] Add a queue, OPS-12\n",
    );
    let pack = |tracker: &str| folder.file("house.toml", format!("tracker = \"{tracker}\"\n"));
    let report = |pack: &Path, format: &str| {
        check(&["--rules", pack.to_str().expect("a path"), "--format", format], &[&done])
    };
    let filled = "https://tracker.example/new?t=Alert%20%26%20page%20when%2050%20%25%20of%20%E2%80%9Cmail%E2%80%9D%20waits&b=From%20the%20\
                  postmortem%20%E2%80%9CMail%20was%20late%E2%80%9D.%0AOwner%3A%20Ada";
    let house = pack("https://tracker.example/new?t={title}&b={body}");
    let shown = text(&report(&house, "text"));
    assert!(shown.contains(&format!("New ticket for item 1: {filled}")), "{shown}");
    let json: serde_json::Value = serde_json::from_slice(&report(&house, "json").stdout).expect("JSON");
    let urls: Vec<&str> = json["files"][0]["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter_map(|found| found["links"][0]["url"].as_str())
        .collect();
    assert_eq!(urls, [filled]);
    for wrong in [
        "javascript:alert({title})",
        "https://tracker.example/new",
        "{title}",
        "https://{title}",
        "//a/{title}",
    ] {
        let output = report(&pack(wrong), "text");
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        let refused = output.status.code() == Some(2) && complaint.contains("Line 1: tracker is an address");
        assert!(refused, "{wrong}: {complaint}");
    }
}

#[test]
fn a_folder_of_many_files_is_reported_in_order() {
    let folder = Folder::new("many");
    for number in 0..60 {
        folder.file(&format!("{number:02}.md"), FAULTY);
    }
    let output = check(&["--format", "json"], &[&folder.0]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let files = json["files"].as_array().expect("files");
    let names: Vec<String> = files.iter().map(|file| file["file"].to_string()).collect();
    assert!(names.len() == 60 && names.is_sorted(), "{names:?}");
    assert!(files.iter().all(|file| file["findings"] == files[0]["findings"]));
}

#[test]
fn a_review_asks_how_and_what() {
    let folder = Folder::new("review");
    let output = Command::new(env!("CARGO_BIN_EXE_postmortem"))
        .arg("review")
        .arg(folder.file("faulty.md", FAULTY))
        .output()
        .expect("the command runs");
    let report = text(&output);
    assert_eq!(output.status.code(), Some(0));
    assert!(report.starts_with("# Review of Checkout failed\n\n## What happened\n"), "{report}");
    assert!(report.contains("- [ ] What could people not do"), "{report}");
}

/// SARIF 2.1.0 as far as reports use it: the members that each object may have, and those it must have (with a star). From the
/// published schema, in which every one of these objects is closed.
const SARIF: &[(&str, &[&str])] = &[
    ("sarifLog", &["$schema", "version*", "runs*"]),
    ("run", &["tool*", "results", "columnKind"]),
    ("tool", &["driver*"]),
    ("toolComponent", &["name*", "version", "semanticVersion", "informationUri", "rules"]),
    (
        "reportingDescriptor",
        &["id*", "name", "shortDescription", "fullDescription", "help", "helpUri", "defaultConfiguration"],
    ),
    ("multiformatMessageString", &["text*", "markdown"]),
    ("reportingConfiguration", &["level"]),
    ("result", &["ruleId", "ruleIndex", "level", "message*", "locations"]),
    ("message", &["text"]),
    ("location", &["physicalLocation", "logicalLocations"]),
    ("physicalLocation", &["artifactLocation", "region"]),
    ("artifactLocation", &["uri"]),
    ("region", &["startLine", "startColumn", "endLine", "endColumn"]),
    ("logicalLocation", &["fullyQualifiedName"]),
];

/// The object behind each member.
fn below(member: &str) -> Option<&'static str> {
    Some(match member {
        "runs" => "run",
        "tool" => "tool",
        "driver" => "toolComponent",
        "rules" => "reportingDescriptor",
        "shortDescription" | "fullDescription" | "help" => "multiformatMessageString",
        "defaultConfiguration" => "reportingConfiguration",
        "results" => "result",
        "message" => "message",
        "locations" => "location",
        "physicalLocation" => "physicalLocation",
        "artifactLocation" => "artifactLocation",
        "region" => "region",
        "logicalLocations" => "logicalLocation",
        _ => return None,
    })
}

fn validate(kind: &str, value: &serde_json::Value, faults: &mut Vec<String>) {
    if let Some(all) = value.as_array() {
        return all.iter().for_each(|value| validate(kind, value, faults));
    }
    let members = SARIF.iter().find(|(name, _)| *name == kind).map_or(&[][..], |(_, members)| members);
    let Some(object) = value.as_object() else { return faults.push(format!("{kind} is no object: {value}")) };
    for member in members.iter().filter_map(|member| member.strip_suffix('*')) {
        if !object.contains_key(member) {
            faults.push(format!("{kind} lacks {member}"));
        }
    }
    for (name, value) in object {
        if !members.iter().any(|member| member.trim_end_matches('*') == name) {
            faults.push(format!("{kind} has {name}"));
        }
        let fits = match name.as_str() {
            "version" if kind == "sarifLog" => value == "2.1.0",
            "level" => ["none", "note", "warning", "error"].iter().any(|level| value == level),
            "columnKind" => ["utf16CodeUnits", "unicodeCodePoints"].iter().any(|kind| value == kind),
            "startLine" | "startColumn" | "endLine" | "endColumn" => {
                value.as_u64().is_some_and(|number| number >= 1)
            }
            "ruleIndex" => value.as_i64().is_some_and(|number| number >= -1),
            "uri" => value
                .as_str()
                .is_some_and(|uri| !uri.contains([' ', '\\', '"', '<', '>', '^', '`', '{', '|', '}'])),
            _ if below(name).is_some() => true,
            _ => value.is_string(),
        };
        if !fits {
            faults.push(format!("{kind}/{name} is {value}"));
        }
        if let Some(kind) = below(name) {
            validate(kind, value, faults);
        }
    }
}

#[test]
fn sarif_fits_the_published_schema() {
    let folder = Folder::new("sarif");
    folder.file("with space/Ünïcode & more.md", FAULTY);
    folder.file("clean.md", CLEAN);
    let output = check(&["--format", "sarif"], &[&folder.0]);
    let sarif: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(sarif["runs"][0]["results"].as_array().is_some_and(|results| !results.is_empty()));
    let mut faults = Vec::new();
    validate("sarifLog", &sarif, &mut faults);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // The check itself can fail.
    let mut wrong = sarif.clone();
    wrong["runs"][0]["results"][0]["level"] = "advice".into();
    wrong["runs"][0]["results"][0]["place"] = 1.into();
    validate("sarifLog", &wrong, &mut faults);
    assert_eq!(faults.len(), 3, "{}", faults.join("\n"));
}
