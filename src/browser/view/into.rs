//! What may stand as a child in a view.

use super::View;
use std::borrow::Cow;

/// Something that can be shown.
pub trait IntoView {
    /// As a view.
    fn into_any(self) -> View;
}

impl IntoView for View {
    fn into_any(self) -> View {
        self
    }
}

impl<F, V> IntoView for F
where
    F: FnMut() -> V + 'static,
    V: IntoView,
{
    fn into_any(mut self) -> View {
        View::Live(Box::new(move |()| self().into_any()))
    }
}

impl IntoView for () {
    fn into_any(self) -> View {
        View::Nothing
    }
}

impl IntoView for &'static str {
    fn into_any(self) -> View {
        View::Text(Cow::Borrowed(self))
    }
}

impl IntoView for String {
    fn into_any(self) -> View {
        View::Text(Cow::Owned(self))
    }
}

impl IntoView for Cow<'static, str> {
    fn into_any(self) -> View {
        View::Text(self)
    }
}

impl IntoView for usize {
    fn into_any(self) -> View {
        View::Text(Cow::Owned(self.to_string()))
    }
}

impl<V: IntoView> IntoView for Option<V> {
    fn into_any(self) -> View {
        self.map_or(View::Nothing, V::into_any)
    }
}

impl<V: IntoView> IntoView for Vec<V> {
    fn into_any(self) -> View {
        self.collect_view()
    }
}

macro_rules! tuples {
    ($(($($name:ident)+))+) => {$(
        impl<$($name: IntoView),+> IntoView for ($($name,)+) {
            fn into_any(self) -> View {
                #[expect(non_snake_case, reason = "a value has the name of its type")]
                let ($($name,)+) = self;
                View::Many(vec![$($name.into_any()),+])
            }
        }
    )+};
}

tuples! { (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G) }

/// Showing the items of an iterator one after another.
pub trait CollectView {
    /// As one view.
    fn collect_view(self) -> View;
}

impl<I: IntoIterator<Item: IntoView>> CollectView for I {
    fn collect_view(self) -> View {
        let mut all = Vec::new();
        self.into_iter().for_each(|item| all.push(item.into_any()));
        View::Many(all)
    }
}
