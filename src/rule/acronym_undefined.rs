//! PM507: short forms that nobody spells out.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::{Field, FieldPath, RowField, SectionField};
use crate::model::{ListId, Profile, SectionId, SectionKey};
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: "PM507",
    name: "acronym-undefined",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Short forms of three to six capitals in the summary, the impact, the root cause and the lessons that the document spells out \
                nowhere, neither as “Long Form (LF)” nor in the glossary. Common ones such as API, DNS, CPU, HTTP, SRE and units of money are left \
                alone.",
        matters: "Newcomers, and readers from next door, stop there.",
        fix: "Spell it out at its first place, or add it to the glossary.",
        example: "The PQS was full.",
        instead: "The payment queue service (PQS) was full.",
        allow: "When every reader of the house knows it.",
    },
    check,
};

const KNOWN: &[&str] = &[
    "API", "APIS", "DNS", "CPU", "CPUS", "GPU", "RAM", "HTTP", "HTTPS", "URL", "URLS", "SQL", "SSL", "TLS", "TCP", "UDP", "SSH", "VPN",
    "CDN", "SLA", "SLO", "SLI", "SRE", "SRES", "AWS", "GCP", "IAM", "USA", "UTC", "GMT", "CET", "CEST", "EST", "EDT", "PST", "PDT",
    "CST", "CDT", "BST", "IST", "WAT", "EAT", "MST", "MDT", "SAST", "JST", "HTML", "JSON", "XML", "YAML", "CSV", "PDF", "CSS", "PHP",
    "SDK", "CLI", "GUI", "IDE", "TTL", "RPC", "GRPC", "SMTP", "IMAP", "FTP", "SFTP", "LAN", "WAN", "SSD", "HDD", "NVME", "RAID",
    "UPS", "OOM", "FAQ", "ETA", "EOF", "ASAP", "CTO", "CEO", "USD", "EUR", "GBP", "RCA", "TTD", "TTA", "TTM", "TTR", "MTTD", "MTTR",
    "SEV", "TODO", "TBD", "FIXME", "XXX", "PII", "GDPR", "LTS", "QPS", "RPS", "TPS", "BGP", "NTP", "DHCP", "NAT", "ACL", "CRUD",
    "OAUTH", "JWT", "SSO", "LDAP", "UUID", "REST", "CORS", "CSRF", "XSS", "DDOS", "DOS", "ISP", "AMI", "EBS", "RDS", "ECS", "EKS",
    "VPC", "ELB", "ALB", "PID", "WAL", "KPI", "AND", "NOT", "BUT", "THE", "ALL", "FOR", "WAS", "NULL", "TRUE", "FALSE", "INC",
    "LTD", "LLC", "GET", "POST", "PUT", "HEAD", "PATCH", "DELETE", "README",
];

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    // In the order of letters.
    let mut first: Vec<(&str, FieldPath, Range<usize>)> = Vec::new();
    for passage in subject.passages().iter().filter(|passage| is_read_by_many(&passage.path)) {
        // Shouted lines are words, not short forms.
        let loud = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase());
        let shouted = passage.words().iter().filter(|word| loud(passage.word(word))).count() * 2 > passage.words().len();
        for word in passage.words().iter().filter(|_| !shouted) {
            let text = passage.word(word);
            let capitals = (3..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase());
            let part = passage.text.get(word.end..).is_some_and(|after| after.starts_with('-') || after.starts_with('_'))
                || passage.text.get(..word.start).is_some_and(|before| before.ends_with(['-', '_', '#']));
            if capitals && !part && !KNOWN.contains(&text) {
                let place = first.partition_point(|(known, ..)| *known < text);
                if first.get(place).is_none_or(|(known, ..)| *known != text) {
                    first.insert(place, (text, passage.path.clone(), word.start..word.end));
                }
            }
        }
    }
    if first.is_empty() {
        return;
    }
    let glossary = subject.prose(SectionId::Glossary);
    let spelt = |short: &str| {
        let brackets = format!("({short}");
        let before = format!("{short} (");
        glossary.contains(short) || document.sections.iter().any(|section| section.body.contains(&brackets) || section.body.contains(&before))
    };
    first.retain(|(short, ..)| !spelt(short) && !document.services.iter().any(|service| service.contains(short)));
    for group in found.groups(first, |(_, path, _)| path.clone()) {
        let Some((_, path, range)) = group.first() else { continue };
        let shown: Vec<String> = group.iter().take(6).map(|(short, ..)| (*short).to_string()).collect();
        let what = match group.len() {
            1 => format!("{} is not spelt out anywhere.", words::and(&shown, 1)),
            many => format!("{} short forms are not spelt out anywhere: {}.", words::count_first(many), words::and(&shown, many)),
        };
        let mut related: Vec<FieldPath> = group.iter().skip(1).map(|(_, path, _)| path.clone()).collect();
        related.dedup();
        found
            .report(path.clone(), what, "Newcomers, and readers from next door, stop there. Spell it out at its first place, or add it to the glossary.")
            .at(range.clone())
            .with(related);
    }
}

fn is_read_by_many(path: &FieldPath) -> bool {
    match path {
        FieldPath::Field(Field::Title) => true,
        FieldPath::Section(SectionKey::Known(id), SectionField::Body) => matches!(
            id,
            SectionId::Summary | SectionId::Impact | SectionId::RootCause | SectionId::RootCauseBrief | SectionId::Resolution | SectionId::Lessons | SectionId::Conclusion
        ),
        FieldPath::RowField(ListId::Factors | ListId::WentWell | ListId::WentPoorly | ListId::GotLucky, _, RowField::Text) => true,
        _ => false,
    }
}
