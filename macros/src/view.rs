//! `view!`: elements become a template, everything else a hole.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement, NodeName};
use syn::{Expr, Stmt, spanned::Spanned};

/// Marks of a template; what follows one, up to the next, is its word. `browser::view::template` reads them.
mod mark {
    pub const ELEMENT: char = '\u{1}';
    pub const DRAWN: char = '\u{2}';
    pub const END: char = '\u{3}';
    pub const TEXT: char = '\u{4}';
    pub const CHILD: char = '\u{5}';
    pub const FIXED: char = '\u{6}';
    pub const HOLE: char = '\u{7}';
}

/// Elements that belong to a drawing even where `view!` does not show the `svg` around them.
const DRAWN: [&str; 17] = [
    "circle",
    "clipPath",
    "defs",
    "ellipse",
    "g",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "rect",
    "svg",
    "text",
    "tspan",
];

type Any = rstml::Infallible;
type Parsed = Node<Any>;

pub fn expand(tokens: TokenStream) -> TokenStream {
    let parser = rstml::Parser::new(rstml::ParserConfig::default().recover_block(true));
    let (nodes, errors) = parser.parse_recoverable(tokens).split_vec();
    let errors = errors.into_iter().map(|error| error.emit_as_expr_tokens());
    let shown = views(&nodes);
    quote! {{ #(#errors;)* #shown }}
}

/// The view of some nodes: one of them as it is, or a template of all.
fn views(nodes: &[Parsed]) -> TokenStream {
    match nodes {
        [Node::Block(block)] => {
            let block = plain(block);
            quote!(crate::browser::view::IntoView::into_any(#block))
        }
        [Node::Element(element)] if is_component(element.name()) => component(element),
        nodes => {
            let mut template = Template::default();
            nodes.iter().for_each(|node| template.node(node, false));
            template.finish()
        }
    }
}

/// A template in the making.
#[derive(Default)]
struct Template {
    code: String,
    holes: Vec<TokenStream>,
}

impl Template {
    fn finish(self) -> TokenStream {
        let Self { code, holes } = self;
        let name = holes_name();
        let make = if holes.is_empty() { quote!(let) } else { quote!(let mut) };
        quote! {{
            #make #name = crate::browser::view::Holes::default();
            #(#holes;)*
            #name.fill(#code)
        }}
    }

    /// A mark and its word, which must not look like a mark.
    fn push(&mut self, mark: char, word: &str, span: Span) {
        if word.chars().any(|c| c <= mark::HOLE) {
            let error = syn::Error::new(span, "this text holds a control character").into_compile_error();
            self.holes.push(error);
            return;
        }
        self.code.push(mark);
        self.code.push_str(word);
    }

    fn node(&mut self, node: &Parsed, drawn: bool) {
        match node {
            Node::Element(element) if is_component(element.name()) => self.child(component(element)),
            Node::Element(element) => self.element(element, drawn),
            Node::Text(text) => self.push(mark::TEXT, &text.value_string(), text.value.span()),
            Node::Block(block) => {
                let block = plain(block);
                self.child(quote!(crate::browser::view::IntoView::into_any(#block)));
            }
            Node::Fragment(fragment) => fragment.children.iter().for_each(|child| self.node(child, drawn)),
            other => self
                .holes
                .push(syn::Error::new(other.span(), "text stands in quotes here").into_compile_error()),
        }
    }

    fn child(&mut self, view: TokenStream) {
        let name = holes_name();
        self.code.push(mark::CHILD);
        self.holes.push(quote!(#name.child(#view)));
    }

    fn element(&mut self, element: &NodeElement<Any>, drawn: bool) {
        let name = element.name().to_string();
        let drawn = drawn || DRAWN.contains(&name.as_str());
        self.push(if drawn { mark::DRAWN } else { mark::ELEMENT }, &name, element.name().span());
        for attribute in element.attributes() {
            match attribute {
                NodeAttribute::Attribute(attribute) => self.attribute(attribute),
                NodeAttribute::Block(block) => self
                    .holes
                    .push(syn::Error::new(block.span(), "an attribute has a name").into_compile_error()),
            }
        }
        let drawn = drawn && name != "foreignObject";
        element.children.iter().for_each(|child| self.node(child, drawn));
        self.code.push(mark::END);
    }

    fn attribute(&mut self, attribute: &KeyedAttribute) {
        let key = attribute.key.to_string();
        let holes = holes_name();
        let fixed = attribute.value_literal_string();
        match (key.split_once(':'), attribute.value()) {
            (None, None) => self.push(mark::FIXED, &format!("{key}="), attribute.span()),
            // An element's own attribute, or a property, may be true or false; that is no text.
            (None, Some(value)) if fixed.is_some() && !is_bool(value) => {
                let fixed = fixed.unwrap_or_default();
                self.push(mark::FIXED, &format!("{key}={fixed}"), attribute.span());
            }
            (None, Some(value)) if key == "node_ref" => {
                self.push(mark::HOLE, &key, attribute.span());
                self.holes.push(quote!(#holes.node(#value)));
            }
            (Some(("on", event)), Some(handler)) => {
                self.push(mark::HOLE, &key, attribute.span());
                let kind = format_ident!("{}", event_type(event));
                self.holes.push(quote_spanned!(handler.span()=>
                    #holes.on(crate::browser::view::handler::<::web_sys::#kind>(#handler))));
            }
            (_, Some(value)) => {
                self.push(mark::HOLE, &key, attribute.span());
                self.holes.push(
                    quote_spanned!(value.span()=> crate::browser::view::IntoHole::put(#value, &mut #holes)),
                );
            }
            (Some(_), None) => {
                let error = syn::Error::new(attribute.span(), "this attribute needs a value");
                self.holes.push(error.into_compile_error());
            }
        }
    }
}

/// The list of holes, by a name that no expression inside can see.
fn holes_name() -> syn::Ident {
    syn::Ident::new("holes", Span::mixed_site())
}

fn is_bool(value: &Expr) -> bool {
    matches!(value, Expr::Lit(literal) if matches!(literal.lit, syn::Lit::Bool(_)))
}

/// Names of components begin with a capital letter.
fn is_component(name: &NodeName) -> bool {
    let NodeName::Path(path) = name else { return false };
    let last = path.path.segments.last().map(|segment| segment.ident.to_string());
    last.is_some_and(|last| last.starts_with(char::is_uppercase))
}

fn component(element: &NodeElement<Any>) -> TokenStream {
    let name = element.name();
    let mut given: Vec<(String, TokenStream)> = Vec::new();
    let mut binding = quote!(_);
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else { continue };
        let key = attribute.key.to_string();
        let value = attribute.value().map_or_else(|| quote!(true), ToTokens::to_token_stream);
        match key.split_once(':') {
            Some(("let", pattern)) => binding = format_ident!("{pattern}").into_token_stream(),
            _ => given.push((key, value)),
        }
    }
    let children = (!element.children.is_empty()).then(|| views(&element.children));
    let of = |key: &str| given.iter().find(|(name, _)| name == key).map(|(_, value)| value);
    match name.to_string().as_str() {
        "Show" => {
            let (when, fallback) = (of("when"), of("fallback"));
            let fallback = fallback.map_or_else(|| quote!(|| ()), TokenStream::clone);
            quote!(crate::browser::view::show(#when, move || #children, #fallback))
        }
        "For" => {
            let (each, key) = (of("each"), of("key"));
            quote!(crate::browser::view::each(#each, #key, move |#binding| #children))
        }
        _ => {
            let setters = given.iter().map(|(key, value)| {
                let key = format_ident!("{key}");
                quote!(.#key(#value))
            });
            let children = children.map(
                |children| quote!(.children(crate::browser::view::ToChildren::to_children(move || #children))),
            );
            quote!(#name(::leptos::component::component_props_builder(&#name) #(#setters)* #children .build()))
        }
    }
}

/// A block of one expression without its braces.
fn plain(block: &NodeBlock) -> TokenStream {
    match block.try_block().map(|block| block.stmts.as_slice()) {
        Some([Stmt::Expr(expression, None)]) => expression.to_token_stream(),
        _ => block.to_token_stream(),
    }
}

/// What the handler of an event is given.
fn event_type(event: &str) -> &'static str {
    match event {
        "click" | "dblclick" | "contextmenu" => "MouseEvent",
        "wheel" => "WheelEvent",
        "focus" | "blur" | "focusin" | "focusout" => "FocusEvent",
        "paste" | "copy" | "cut" => "ClipboardEvent",
        _ if event.starts_with("mouse") => "MouseEvent",
        _ if event.starts_with("pointer") || event.ends_with("pointercapture") => "PointerEvent",
        _ if event.starts_with("key") => "KeyboardEvent",
        _ if event.starts_with("composition") => "CompositionEvent",
        _ if event.starts_with("drag") || event == "drop" => "DragEvent",
        _ => "Event",
    }
}
