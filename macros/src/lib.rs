//! `view!` and `#[component]`: Leptos's notation, expanding to untyped nodes.
//!
//! Leptos compiles code for each piece of a view, because each has a type of its own. Here a view is one constant text, which
//! `browser::view` interprets, and a list of what stands in its holes; a closure costs its body and nothing else
//! (docs/decisions/0009-views-as-data.md). This crate only translates: what a template means is said in `browser::view::template`.

mod component;
mod sheet;
mod view;

use proc_macro::TokenStream;

/// A piece of a page, as [`View`](../postmortem_editor/browser/view/enum.View.html).
#[proc_macro]
pub fn view(tokens: TokenStream) -> TokenStream {
    view::expand(tokens.into()).into()
}

/// A function that gives a view, with named properties: `#[prop(optional)]` may be left out, `#[prop(into)]` is converted.
#[proc_macro_attribute]
pub fn component(_: TokenStream, item: TokenStream) -> TokenStream {
    component::expand(syn::parse_macro_input!(item as syn::ItemFn)).into()
}

/// Style sheets by their paths, as one text without comments and needless blanks.
#[proc_macro]
pub fn sheet(tokens: TokenStream) -> TokenStream {
    let paths = syn::parse_macro_input!(tokens with syn::punctuated::Punctuated::parse_terminated);
    sheet::expand(paths).into()
}
