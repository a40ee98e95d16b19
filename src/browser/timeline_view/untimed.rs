//! Steps without a time, in the order of the document: they cannot be drawn to scale and are not left out.

use super::stage::Stage;
use crate::browser::component::kind_icon::KindIcon;
use crate::browser::view::prelude::*;

#[component]
pub(super) fn Untimed(stage: Stage) -> impl IntoView {
    let any = Memo::new(move |_| stage.picture.with(|picture| !picture.untimed.is_empty()));
    let steps = move || {
        let chosen = stage.selected();
        stage.picture.with(|picture| {
            let step = |step: &crate::layout::Untimed| {
                let id = step.id.clone();
                let current = (chosen.as_ref() == Some(&step.id)).then_some("true");
                let written = (!step.written.is_empty()).then(|| view! { <b>{step.written.clone()}</b> " " });
                view! {
                    <li data-kind=step.kind.name()>
                        <button
                            type="button"
                            class="step"
                            aria-current=current
                            title=step.text.clone()
                            on:click=move |_| stage.choose(id.clone())
                        >
                            <KindIcon kind=step.kind />
                            <span class="pm-vh">{step.kind.label()} ": "</span>
                            <span class="words">{written}{step.text.clone()}</span>
                        </button>
                    </li>
                }
            };
            picture.untimed.iter().map(step).collect_view()
        })
    };
    let more = move || {
        let more = stage.picture.with(|picture| picture.more_untimed);
        (more > 0).then(|| view! { <p class="more">{format!("and {more} more in the list below")}</p> })
    };
    let heading = format!("{}-untimed", stage.name);
    view! {
        <Show when=move || any.get()>
            <div class="untimed">
                <h3 id=heading.clone()>"Without a time, in order"</h3>
                <ol aria-labelledby=heading.clone()>{steps}</ol>
                {more}
            </div>
        </Show>
    }
    .into_any()
}
