//! Dates in figures that can be read in two ways: which one is asked, and the answer holds for all of them.

use crate::browser::view::prelude::*;
use chrono::NaiveDate;

/// One question with both readings of one date.
#[component]
pub(super) fn DayQuestion(
    month_first: NaiveDate,
    day_first: NaiveDate,
    choose: Callback<bool>,
) -> impl IntoView {
    let words = |date: NaiveDate| crate::time::written("%B %-d, %Y", &date);
    view! {
        <div class="ask" role="group" aria-label="Which day is meant?">
            <p>"The dates can be read in two ways. Which day is meant? The answer holds for all of them."</p>
            <button type="button" class="btn line small" id="month-first" on:click=move |_| choose.run(false)>{words(month_first)}</button>
            <button type="button" class="btn line small" id="day-first" on:click=move |_| choose.run(true)>{words(day_first)}</button>
        </div>
    }
    .into_any()
}
