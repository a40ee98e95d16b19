//! The drawing behind the markers: axis, lanes, bands, measures. Hidden from screen readers; the markers and the table say the same.

use super::stage::Stage;
use crate::browser::view::prelude::*;
use crate::layout::{Grade, Mode, Picture};

/// Where lanes begin below the axis.
const AXIS: f64 = 36.0;

#[component]
pub(super) fn Drawing(stage: Stage) -> impl IntoView {
    let stripes = format!("{}-stripes", stage.name);
    let hatch = format!("{}-hatch", stage.name);
    let (stripes_url, hatch_url) = (format!("url(#{stripes})"), format!("url(#{hatch})"));
    view! {
        <svg aria-hidden="true" focusable="false">
            <defs>
                <pattern id=stripes width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="stripe-ground" width="6" height="6"></rect>
                    <rect class="stripe" width="1.5" height="6"></rect>
                </pattern>
                <pattern id=hatch width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
                    <rect class="hatch" width="1" height="5"></rect>
                </pattern>
            </defs>
            {move || stage.picture.with(|picture| {
                if !picture.timed {
                    return ().into_any();
                }
                (
                    (axis(picture), folds(picture)).into_any(),
                    lanes(picture),
                    impact(picture, &stripes_url),
                    undetected(picture, &hatch_url),
                    (lengths(picture), dense(picture)).into_any(),
                    dimensions(picture),
                    overview(picture, &stripes_url),
                )
                    .into_any()
            })}
        </svg>
    }
    .into_any()
}

fn axis(picture: &Picture) -> AnyView {
    let bottom = picture.lanes_end;
    let ticks = picture.ticks.iter().map(|tick| {
        let class = if tick.grade == Grade::Minor { "minor" } else { "tick" };
        view! { <line class=class x1=tick.x x2=tick.x y1=AXIS y2=bottom></line> }
    });
    let hours = picture.ticks.iter().filter_map(|tick| {
        let label = tick.label.clone()?;
        Some(view! { <text class="hr" x=tick.label_x y="30" text-anchor="middle">{label}</text> })
    });
    let changes = picture.days.iter().filter(|day| day.line);
    let lines = changes.clone().map(|day| {
        view! { <line class="midnight" x1=day.x x2=day.x y1="5" y2=bottom></line> }
    });
    let days = picture.days.iter().map(|day| {
        let x = if day.line { day.x + 7.0 } else { day.x };
        view! { <text class="day" x=x y="15">{day.label.clone()}</text> }
    });
    let clocks = changes.map(|day| {
        view! { <text class="hr" x=day.x + 7.0 y="30">{day.clock.clone()}</text> }
    });
    (
        ticks.collect_view(),
        hours.collect_view(),
        lines.collect_view(),
        days.collect_view(),
        clocks.collect_view(),
    )
        .into_any()
}

fn lanes(picture: &Picture) -> AnyView {
    let tops = picture.lanes.iter().map(|lane| lane.top).chain([AXIS, picture.lanes_end]);
    if picture.mode == Mode::Rail {
        return ().into_any();
    }
    let width = picture.width;
    tops.map(|y| view! { <line class="lane" x1="0" x2=width y1=y + 0.5 y2=y + 0.5></line> })
        .collect_view()
        .into_any()
}

fn impact(picture: &Picture, stripes: &str) -> AnyView {
    let Some((top, height)) = picture.impact else { return ().into_any() };
    let band = |band: &crate::layout::Band| {
        let fill = stripes.to_owned();
        let edge = |x: f64| {
            view! { <line class="edge" x1=x x2=x y1=top - 3.0 y2=top + height + 3.0></line> }
        };
        let label = band.label.clone().filter(|_| picture.mode == Mode::Lanes).map(|label| {
            view! {
                <rect class="impbox" x=label.x y=top + 2.0 width=label.width height=height - 4.0 rx="3"></rect>
                <text class="imp" x=label.x + 5.0 y=top + height / 2.0 + 4.0>{label.text}</text>
            }
        });
        view! {
            <rect class="impact" x=band.left y=top width=(band.right - band.left).max(2.0) height=height fill=fill>
                <title>{format!("Impact: {}", band.words)}</title>
            </rect>
            {band.starts.then(|| edge(band.left))}
            {band.ends.then(|| edge(band.right))}
            {label}
        }
    };
    picture.bands.iter().map(band).collect_view().into_any()
}

fn undetected(picture: &Picture, hatch: &str) -> AnyView {
    let Some(region) = &picture.undetected else { return ().into_any() };
    let label = region.label.map(|(x, y)| {
        view! {
            <rect class="dimbox" x=x - 42.0 y=y - 9.0 width="84" height="18" rx="3"></rect>
            <text x=x y=y + 4.0 text-anchor="middle">"not detected"</text>
        }
    });
    view! {
        <rect
            x=region.left
            y=region.top + 1.0
            width=(region.right - region.left).max(0.0)
            height=(region.bottom - region.top - 1.0).max(0.0)
            fill=hatch.to_owned()
        ></rect>
        {label}
    }
    .into_any()
}

fn lengths(picture: &Picture) -> AnyView {
    let middle = |lane: usize| picture.lanes.get(lane).map_or(0.0, |lane| lane.top + lane.height / 2.0);
    let spans = picture.spans.iter().map(|span| {
        let y = middle(span.lane) - 11.0;
        view! {
            <rect
                class="span"
                data-kind=span.kind.name()
                x=span.left
                y=y
                width=(span.right - span.left).max(2.0)
                height="22"
                rx="4"
            ></rect>
        }
    });
    let whiskers = picture.whiskers.iter().map(|whisker| {
        let y = middle(whisker.lane);
        view! {
            <line class="whisk" data-kind=whisker.kind.name() x1=whisker.left x2=whisker.right y1=y y2=y></line>
        }
    });
    let silences = picture.silences.iter().map(|silence| {
        let y = middle(silence.lane);
        let centre = (silence.left + silence.right) / 2.0;
        let label = silence.label.clone().map(|label| {
            let half = crate::layout::width(&label, false) / 2.0 + 4.0;
            view! {
                <rect class="dimbox" x=centre - half y=y - 8.0 width=half * 2.0 height="16"></rect>
                <text class="hr" x=centre y=y + 4.0 text-anchor="middle">{label}</text>
            }
        });
        let words = format!("Nothing recorded for {}", crate::metrics::words(silence.seconds));
        view! {
            <line class="hole" x1=silence.left x2=silence.right y1=y y2=y>
                <title>{words}</title>
            </line>
            {label}
        }
    });
    (spans.collect_view(), whiskers.collect_view(), silences.collect_view()).into_any()
}

/// A dense lane is one path.
fn dense(picture: &Picture) -> AnyView {
    let lanes = picture.dense.iter().filter_map(|density| {
        let lane = picture.lanes.get(density.lane)?;
        let path = density.path(lane, picture.width);
        Some(view! { <path class="bars" data-kind=lane.kind.map(|kind| kind.name()) d=path></path> })
    });
    lanes.collect_view().into_any()
}

/// Folded stretches: two edges across the lanes, with the length where clock times stand.
fn folds(picture: &Picture) -> AnyView {
    let bottom = picture.lanes_end;
    let fold = |fold: &crate::layout::Folded| {
        let middle = (fold.left + fold.right) / 2.0;
        let words = format!("Nothing recorded for {}", crate::metrics::words(fold.seconds));
        let label = fold.label.clone();
        view! {
            <rect class="fold" x=fold.left y=AXIS width=(fold.right - fold.left).max(2.0) height=bottom - AXIS>
                <title>{words}</title>
            </rect>
            {label.map(|label| view! { <text class="folded" x=middle y="30" text-anchor="middle">{label}</text> })}
        }
    };
    picture.folds.iter().map(fold).collect_view().into_any()
}

fn dimensions(picture: &Picture) -> AnyView {
    let Some(first) = picture.dimensions.first() else { return ().into_any() };
    let bottom = picture.dimensions.last().map_or(first.y, |last| last.y) + 9.0;
    let root = first.starts.then(|| {
        let top = picture.lanes_end + 10.0;
        view! { <line class="dim" x1=first.left x2=first.left y1=top y2=bottom></line> }
    });
    let lines = picture.dimensions.iter().map(|line| {
        let class = if line.open { "dim open" } else { "dim" };
        let words = if line.open { "dimt open" } else { "dimt" };
        let y = line.y;
        let end = line.ends.then(|| {
            view! { <line class="dim" x1=line.right x2=line.right y1=y - 5.0 y2=y + 5.0></line> }
        });
        let label = line.label.clone().map(|label| {
            let half = label.width / 2.0;
            let boxed = label.centred.then(|| {
                view! { <rect class="dimbox" x=label.x - half y=y - 9.0 width=label.width height="18"></rect> }
            });
            let anchor = if label.centred { "middle" } else { "start" };
            view! {
                {boxed}
                <text class=words x=label.x y=y + 4.0 text-anchor=anchor>{label.text}</text>
            }
        });
        let seen = (line.right > line.left).then(|| {
            view! { <line class=class x1=line.left x2=line.right y1=y y2=y></line> }
        });
        view! {
            {seen}
            {end}
            {label}
        }
    });
    (root, lines.collect_view()).into_any()
}

fn overview(picture: &Picture, stripes: &str) -> AnyView {
    let Some(overview) = &picture.overview else { return ().into_any() };
    let (top, height) = (overview.top, overview.height);
    let bands = overview.bands.iter().map(|(left, right)| {
        let fill = stripes.to_owned();
        view! { <rect x=*left y=top + 7.0 width=right - left height="12" fill=fill></rect> }
    });
    let dots = overview.dots.iter().map(|x| {
        view! { <rect class="mini-dot" x=x - 2.0 y=top + 10.0 width="4" height="6" rx="1"></rect> }
    });
    let handle = |x: f64| {
        view! { <rect class="mini-handle" x=x - 2.5 y=top + 6.0 width="5" height="14" rx="2"></rect> }
    };
    view! {
        <rect class="mini-bg" x="0.5" y=top width=(picture.width - 1.0).max(0.0) height=height rx="4"></rect>
        <rect
            class="mini-win"
            x=overview.left
            y=top
            width=(overview.right - overview.left).max(4.0)
            height=height
            rx="4"
        ></rect>
        {bands.collect_view()}
        {dots.collect_view()}
        {handle(overview.left)}
        {handle(overview.right.max(overview.left + 4.0))}
    }
    .into_any()
}
