//! `#[component]`: a struct of properties with a builder, and the function that takes it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Attribute, FnArg, ItemFn, Pat, Type, parse_quote};

/// A property: its declaration in the struct and its name in the function.
struct Prop {
    field: TokenStream,
    name: syn::PatIdent,
}

pub fn expand(mut function: ItemFn) -> TokenStream {
    let parsed: syn::Result<Vec<Prop>> = function.sig.inputs.iter_mut().map(prop).collect();
    let props = match parsed {
        Ok(props) => props,
        Err(error) => return error.into_compile_error(),
    };
    let ItemFn { attrs, vis, sig, block, .. } = function;
    let name = &sig.ident;
    let (struct_name, builder_name) = (format_ident!("{name}Props"), format_ident!("{name}PropsBuilder"));
    let fields = props.iter().map(|prop| &prop.field);
    // A property may be taken `mut`, which a pattern of a struct says as well.
    let names = props.iter().map(|prop| &prop.name);
    quote! {
        #[doc(hidden)]
        #[derive(::leptos::typed_builder_macro::TypedBuilder)]
        #[builder(crate_module_path = ::leptos::typed_builder)]
        #vis struct #struct_name { #(#fields),* }

        impl ::leptos::component::Props for #struct_name {
            type Builder = #builder_name;
            fn builder() -> Self::Builder { Self::builder() }
        }

        #(#attrs)*
        #[allow(non_snake_case)]
        #vis fn #name(props: #struct_name) -> crate::browser::view::View {
            let #struct_name { #(#names),* } = props;
            crate::browser::view::IntoView::into_any(crate::browser::view::quietly(move || #block))
        }
    }
}

fn prop(argument: &mut FnArg) -> syn::Result<Prop> {
    let FnArg::Typed(argument) = argument else {
        return Err(syn::Error::new_spanned(argument, "a component has no self"));
    };
    let Pat::Ident(name) = (*argument.pat).clone() else {
        return Err(syn::Error::new_spanned(&argument.pat, "a property has a plain name"));
    };
    let (marks, docs): (Vec<Attribute>, Vec<Attribute>) =
        argument.attrs.drain(..).partition(|attribute| attribute.path().is_ident("prop"));
    let (mut optional, mut into) = (false, false);
    for mark in &marks {
        mark.parse_nested_meta(|meta| {
            if meta.path.is_ident("optional") {
                optional = true;
            } else if meta.path.is_ident("into") {
                into = true;
            } else {
                return Err(meta.error("a property is `optional`, `into` or both"));
            }
            Ok(())
        })?;
    }
    let strip = optional && is_option(&argument.ty);
    let builder: Option<Attribute> = match (optional, strip, into) {
        (false, _, false) => None,
        (false, _, true) => Some(parse_quote!(#[builder(setter(into))])),
        (true, false, false) => Some(parse_quote!(#[builder(default)])),
        (true, false, true) => Some(parse_quote!(#[builder(default, setter(into))])),
        (true, true, false) => Some(parse_quote!(#[builder(default, setter(strip_option))])),
        (true, true, true) => Some(parse_quote!(#[builder(default, setter(strip_option, into))])),
    };
    let (ident, kind) = (&name.ident, &argument.ty);
    Ok(Prop { field: quote!(#(#docs)* #builder #ident: #kind), name })
}

fn is_option(kind: &Type) -> bool {
    let Type::Path(path) = kind else { return false };
    path.path.segments.last().is_some_and(|last| last.ident == "Option")
}
