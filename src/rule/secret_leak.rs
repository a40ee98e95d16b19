//! PM511: keys, tokens and passwords in the text.

use super::prose::Shape;
use super::reach::ahead;
use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::Value;
use crate::model::Profile;
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: "PM511",
    name: "secret-leak",
    level: Level::Error,
    profile: Profile::Lite,
    manual: Manual {
        finds: "Private keys, access keys and tokens by their well-known shapes, passwords and secrets given as `name=value`, and addresses with a \
                password in them, also inside code. Values that are plainly stand-ins, such as `****`, `<password>` or `$PASSWORD`, are left alone.",
        matters: "Incident text is copied into wikis, tickets and chats. A secret in it has to be considered known.",
        fix: "Replace the secret everywhere it works, then take it out of the text; the button does the second half.",
        example: "Connected with postgres://app:hunter22@db.example/orders",
        instead: "Connected with postgres://app:[redacted]@db.example/orders",
        allow: "When the key is a public example or was revoked long ago and is the subject of the incident.",
    },
    check,
};

/// Beginnings of tokens, what they are, and how many letters of a token must follow.
const TOKENS: &[(&str, &str, usize)] = &[
    ("AKIA", "an AWS access key", 16),
    ("ASIA", "an AWS access key", 16),
    ("ghp_", "a GitHub token", 30),
    ("gho_", "a GitHub token", 30),
    ("ghs_", "a GitHub token", 30),
    ("github_pat_", "a GitHub token", 30),
    ("glpat-", "a GitLab token", 18),
    ("xoxb-", "a Slack token", 20),
    ("xoxp-", "a Slack token", 20),
    ("xoxa-", "a Slack token", 20),
    ("sk_live_", "a Stripe key", 16),
    ("rk_live_", "a Stripe key", 16),
    ("AIza", "a Google key", 30),
    ("npm_", "an npm token", 30),
    ("SG.", "a SendGrid key", 40),
    ("eyJhbGciOi", "a JSON web token", 30),
];

/// Names whose value is a secret.
const NAMES: &[&str] = &[
    "password", "passwd", "pwd", "secret", "api_key", "apikey", "api-key", "access_token", "auth_token", "client_secret", "private_key",
    "secret_key", "db_password", "token",
];

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    // Most texts have neither a long run without space nor a mark between a name and its value.
    let marks = Shape::LONG.or(Shape::NAMES).or(Shape::DASHES);
    for passage in subject.passages().iter().filter(|passage| passage.shape().has(marks)) {
        let Some((range, kind)) = secret(passage.text) else { continue };
        let place = words::place(subject.document, &passage.path);
        let mut changed = passage.text.to_string();
        changed.replace_range(range.clone(), "[redacted]");
        let fits = matches!(subject.document.get(&passage.path), Some(Value::Text(_)));
        let finding = found
            .report(
                passage.path.clone(),
                format!("What stands {place} looks like {kind}."),
                "Whoever reads the document can use it. Replace the secret where it works, then take it out of the text.",
            )
            .at(range);
        if fits {
            finding.fix("Redact", vec![Edit::Set(passage.path.clone(), Value::Text(changed))]).sure();
        }
    }
}

fn secret(text: &str) -> Option<(Range<usize>, &'static str)> {
    // Most texts have neither a long run without space nor a mark between a name and its value.
    let (mut run, mut long, mut marked, mut dashes) = (0, false, false, false);
    for byte in text.bytes() {
        run = if byte.is_ascii_whitespace() { 0 } else { run + 1 };
        long |= run >= 16;
        marked |= matches!(byte, b'=' | b':');
        dashes |= byte == b'-' && run == 5;
    }
    let in_long = || key_block(text).or_else(|| token(text)).or_else(|| in_address(text));
    let found = if long || dashes && text.contains("-----BEGIN") { in_long() } else { None };
    found.or_else(|| if marked { named(text) } else { None })
}

/// `-----BEGIN … PRIVATE KEY-----` to its end, or to the end of the text.
fn key_block(text: &str) -> Option<(Range<usize>, &'static str)> {
    let start = text.match_indices("-----BEGIN ").map(|(at, _)| at).find(|at| {
        ahead(text, *at, 80).lines().next().is_some_and(|line| line.contains("PRIVATE KEY"))
    })?;
    let rest = text.get(start + 11..)?;
    let end = rest.find("-----END ").and_then(|at| rest.get(at + 9..)?.find("-----").map(|close| start + 11 + at + 9 + close + 5));
    Some((start..end.unwrap_or(text.len()), "a private key"))
}

fn token(text: &str) -> Option<(Range<usize>, &'static str)> {
    TOKENS.iter().find_map(|(prefix, kind, least)| {
        text.match_indices(prefix).find_map(|(start, _)| {
            let before = text.get(..start)?.chars().next_back();
            let body = ahead(text, start + prefix.len(), 300);
            let length = body.find(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.'))).unwrap_or(body.len());
            let inner = body.get(..length)?.trim_end_matches('.');
            let real = inner.len() >= *least && varied(inner);
            let whole = before.is_none_or(|letter| !letter.is_ascii_alphanumeric());
            (whole && real).then(|| (start..start + prefix.len() + inner.len(), *kind))
        })
    })
}

/// `scheme://user:password@host`.
fn in_address(text: &str) -> Option<(Range<usize>, &'static str)> {
    text.match_indices("://").find_map(|(at, _)| {
        let rest = ahead(text, at + 3, 300);
        let end = rest.find(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '"' | '\'' | '`' | ')')).unwrap_or(rest.len());
        let (access, host) = rest.get(..end)?.rsplit_once('@')?;
        let (user, password) = access.split_once(':')?;
        let start = at + 3 + user.len() + 1;
        let real = !host.is_empty() && password.len() >= 3 && !stands_in(password);
        real.then_some((start..start + password.len(), "a password in an address"))
    })
}

/// `password=…`, `"token": "…"`.
fn named(text: &str) -> Option<(Range<usize>, &'static str)> {
    text.match_indices(['=', ':']).find_map(|(at, _)| {
        let before = text.get(..at)?.trim_end_matches(['"', '\'', ' ']);
        let name = NAMES.iter().find(|name| {
            let end = before.len().checked_sub(name.len()).and_then(|start| before.get(start..));
            end.is_some_and(|end| end.eq_ignore_ascii_case(name))
        })?;
        let value = ahead(text, at + 1, 300);
        let open = value.len() - value.trim_start_matches(['"', '\'', ' ', '`']).len();
        let body = value.get(open..)?;
        let ends = |letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | '`' | ',' | ';' | '&' | ')' | '}');
        let secret = body.get(..body.find(ends).unwrap_or(body.len()))?;
        let start = at + 1 + open;
        // Prose such as "password: rotated" is no secret; a value with digits and letters is.
        let least = if matches!(*name, "token" | "secret") { 12 } else { 8 };
        // A call or an index in code is no value.
        let call = secret.contains(['(', '[', '<']);
        let real = secret.len() >= least && varied(secret) && !call && !stands_in(secret);
        real.then(|| (start..start + secret.len(), "a password or a key"))
    })
}

/// Letters and digits both, and not one letter over and over.
fn varied(text: &str) -> bool {
    let digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let letter = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    let mut kinds: Vec<u8> = text.bytes().collect();
    kinds.sort_unstable();
    kinds.dedup();
    digit && letter && kinds.len() >= 5
}

/// A stand-in for a secret: stars, brackets, a variable.
fn stands_in(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    text.starts_with(['*', '<', '[', '$', '{', '%'])
        || text.bytes().all(|byte| matches!(byte, b'*' | b'x' | b'X' | b'.' | b'-'))
        || ["redacted", "example", "changeme", "placeholder", "your_", "your-"].iter().any(|word| lower.contains(word))
        || matches!(lower.as_str(), "password" | "pass" | "pw" | "secret")
}
