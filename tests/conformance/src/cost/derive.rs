//! The yardstick: the types of a generated module with serde's derives in the place of the emitted impls.
//!
//! What serde needs to know is read from the emitted impls themselves: names of members, which of them may be absent,
//! what happens to unknown ones, texts of values, tags.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{Attribute, Expr, File, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, Lit, Pat, Stmt};

/// The two forms of a module's types.
#[derive(Debug)]
pub(crate) struct Variants {
    /// With the emitted impls.
    pub(crate) emitted: String,
    /// With serde's derives.
    pub(crate) derived: String,
    /// Types that serde cannot derive, which are as emitted in both.
    pub(crate) kept: Vec<String>,
}

/// What the impls of a type say.
#[derive(Default)]
struct Facts {
    /// The name in JSON of each field, and the function by which it is seen.
    fields: BTreeMap<String, (String, String)>,
    /// Members that have one value only.
    constants: Vec<(String, TokenStream)>,
    kept: Option<String>,
    refuses: bool,
    /// The text of each variant.
    texts: BTreeMap<String, String>,
    /// The property of the tag, and the texts of each variant that does not hold the tag itself.
    tag: Option<String>,
    tags: BTreeMap<String, String>,
    /// The variants in the order in which they are tried.
    order: Vec<String>,
    is_scalar: bool,
}

/// Both forms of the types of a module.
///
/// # Errors
///
/// When the source is not as the generator writes it.
pub(crate) fn variants(source: &str) -> Result<Variants, String> {
    let file = syn::parse_file(source).map_err(|error| error.to_string())?;
    let impls = file.items.iter().find_map(|item| match item {
        Item::Mod(module) => {
            let (_, items) = module.content.as_ref()?;
            let has_table =
                |item: &Item| matches!(item, Item::Mod(table) if table.ident == "schema");
            items.iter().any(has_table).then_some(module)
        }
        _ => None,
    });
    let impls = impls.ok_or("the module has no table of schemas")?;
    let (_, impl_items) = impls.content.as_ref().ok_or("the module is empty")?;
    let mut facts = gather(impl_items);
    for item in &file.items {
        if let Item::Impl(item) = item {
            let texts = &mut facts.entry(last_ident(&item.self_ty)).or_default().texts;
            gather_texts(item, texts);
        }
    }
    let types: Vec<&Item> = file.items.iter().filter(|item| is_type(item)).collect();
    let emitted = quote!(#(#types)* #impls);
    let mut kept = Vec::new();
    let none = Facts::default();
    let of = |name: &syn::Ident| facts.get(&name.to_string()).unwrap_or(&none);
    let derived = types.iter().map(|item| match item {
        Item::Struct(item) => derived_struct(item, of(&item.ident)),
        Item::Enum(item) if of(&item.ident).is_scalar => {
            kept.push(item.ident.to_string());
            item.to_token_stream()
        }
        Item::Enum(item) => derived_enum(item, of(&item.ident)),
        Item::Impl(item) => with_constants(item, &facts),
        other => other.to_token_stream(),
    });
    let derived: TokenStream = derived.collect();
    let rest = impls_of(&kept, impl_items);
    Ok(Variants {
        emitted: print(emitted)?,
        derived: print(quote!(#derived #rest))?,
        kept,
    })
}

fn print(tokens: TokenStream) -> Result<String, String> {
    let file: File = syn::parse2(tokens).map_err(|error| error.to_string())?;
    Ok(prettyplease::unparse(&file))
}

/// Structs, enums and what they have of their own; not what operations are made of.
fn is_type(item: &Item) -> bool {
    match item {
        Item::Struct(_) | Item::Enum(_) | Item::Type(_) => true,
        Item::Impl(item) => item.trait_.is_none(),
        _ => false,
    }
}

/// The emitted impls of the types that serde cannot derive.
fn impls_of(kept: &[String], items: &[Item]) -> TokenStream {
    if kept.is_empty() {
        return TokenStream::new();
    }
    let is_kept = |item: &&Item| match item {
        Item::Impl(item) => kept.contains(&last_ident(&item.self_ty)),
        Item::Macro(item) => {
            let tokens = item.mac.tokens.to_string();
            let is_named =
                |name: &String| tokens.split(|c: char| !is_word(c)).any(|word| word == name);
            kept.iter().any(is_named)
        }
        Item::Use(_) | Item::Fn(_) | Item::Static(_) => true,
        _ => false,
    };
    let items = items.iter().filter(is_kept);
    quote!(#[allow(unused_imports)] mod kept { #(#items)* })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn last_ident(tokens: &impl ToTokens) -> String {
    let last = tokens.to_token_stream().into_iter().last();
    last.map(|token| token.to_string()).unwrap_or_default()
}

fn gather(items: &[Item]) -> BTreeMap<String, Facts> {
    let mut all: BTreeMap<String, Facts> = BTreeMap::new();
    for item in items {
        let Item::Impl(item) = item else { continue };
        let Some((path, _)) = &item.trait_ else {
            continue;
        };
        let name = path.segments.last().map(|last| last.ident.to_string());
        let facts = all.entry(last_ident(&item.self_ty)).or_default();
        match name.as_deref() {
            Some("ReadObject") => {
                facts.refuses |= item
                    .to_token_stream()
                    .to_string()
                    .contains("Unknown :: Refuse")
            }
            Some("Object") => walk(item, &mut |call| facts.visit(call)),
            Some("AsInstance") => facts.views(item),
            Some("ReadUnion") => facts.order = order(item),
            Some("ScalarEnum") => facts.is_scalar = true,
            _ => {}
        }
    }
    all
}

/// The statements of the first function.
fn walk(item: &ItemImpl, take: &mut dyn FnMut(&Expr)) {
    for item in &item.items {
        let ImplItem::Fn(function) = item else {
            continue;
        };
        for statement in &function.block.stmts {
            if let Stmt::Expr(expression, _) = statement {
                take(expression);
            }
        }
    }
}

impl Facts {
    /// `visit("name", self.name.as_instance())?`, `present("note", &self.note, visit)?`
    fn visit(&mut self, expression: &Expr) {
        let expression = match expression {
            Expr::Try(inner) => &*inner.expr,
            other => other,
        };
        let Expr::Call(call) = expression else { return };
        let text = call.to_token_stream().to_string();
        let function = last_ident(&call.func);
        let is_member = matches!(call.args.first(), Some(Expr::Lit(_)));
        if !is_member {
            // `Object::each(&self.rest, visit)`
            self.kept = field(&text);
            return;
        }
        let (Some(Expr::Lit(name)), Some(value)) = (call.args.first(), call.args.get(1)) else {
            return;
        };
        let Lit::Str(name) = &name.lit else { return };
        match field(&text) {
            Some(field) => {
                let by = match value {
                    Expr::Call(call) => last_ident(&call.func),
                    _ => function,
                };
                self.fields.insert(field, (name.value(), by));
            }
            None => self.constants.push((name.value(), value.to_token_stream())),
        }
    }

    /// `Self::Card(value) => value.as_instance().tagged(&("method", "card"))`
    fn views(&mut self, item: &ItemImpl) {
        walk(item, &mut |expression| {
            let Expr::Match(all) = expression else { return };
            for arm in &all.arms {
                let Pat::TupleStruct(pattern) = &arm.pat else {
                    continue;
                };
                let Expr::MethodCall(call) = &*arm.body else {
                    continue;
                };
                if call.method != "tagged" {
                    continue;
                }
                let Some(Expr::Reference(tag)) = call.args.first() else {
                    continue;
                };
                let Expr::Tuple(tag) = &*tag.expr else {
                    continue;
                };
                let texts: Vec<String> = tag.elems.iter().filter_map(text).collect();
                if let [property, text] = texts.as_slice() {
                    self.tag = Some(property.clone());
                    self.tags.insert(last_ident(&pattern.path), text.clone());
                }
            }
        });
    }
}

fn text(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

/// The texts of an enumeration: `Self::Card => "card"`
fn gather_texts(item: &ItemImpl, texts: &mut BTreeMap<String, String>) {
    walk(item, &mut |expression| {
        let Expr::Match(all) = expression else { return };
        for arm in &all.arms {
            if let (Pat::Path(path), Some(text)) = (&arm.pat, text(&arm.body)) {
                texts.insert(last_ident(path), text);
            }
        }
    });
}

/// The name behind `self .`.
fn field(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("self . ")?;
    Some(
        rest.split(|c: char| !is_word(c) && c != '#')
            .next()?
            .to_owned(),
    )
}

/// The variants in the order in which a choice without tags tries them.
fn order(item: &ItemImpl) -> Vec<String> {
    let text = item.to_token_stream().to_string();
    let mut names = Vec::new();
    for rest in text.split("Self :: ").skip(1) {
        let name: String = rest.chars().take_while(|c| is_word(*c)).collect();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The fields of constants, which the derived form has to hold.
fn constant_fields(facts: &Facts) -> Vec<syn::Ident> {
    (0..facts.constants.len())
        .map(|index| format_ident!("constant_{index}"))
        .collect()
}

fn constant_type(owner: &syn::Ident, index: usize) -> syn::Ident {
    format_ident!("{owner}Constant{index}")
}

fn derived_struct(item: &ItemStruct, facts: &Facts) -> TokenStream {
    let mut item = item.clone();
    derive(&mut item.attrs);
    if facts.refuses && facts.kept.is_none() {
        item.attrs
            .push(attribute(&quote!(serde(deny_unknown_fields))));
    }
    let name = item.ident.clone();
    for field in &mut item.fields {
        let Some(ident) = &field.ident else {
            item.attrs.push(attribute(&quote!(serde(transparent))));
            continue;
        };
        let ident = ident.to_string();
        if facts.kept.as_ref() == Some(&ident) {
            field.attrs.push(attribute(&quote!(serde(flatten))));
            continue;
        }
        let Some((json, by)) = facts.fields.get(&ident) else {
            continue;
        };
        if *json != ident {
            field.attrs.push(attribute(&quote!(serde(rename = #json))));
        }
        let first = field.ty.to_token_stream().to_string();
        if ["present", "foreign_or_absent"].contains(&by.as_str()) {
            field.attrs.push(attribute(&quote!(serde(
                default,
                skip_serializing_if = "Option::is_none"
            ))));
        } else if first.contains(":: Nullable <") && first.starts_with("::") {
            let is_absent = "::callbacks::Nullable::is_absent";
            field.attrs.push(attribute(
                &quote!(serde(default, skip_serializing_if = #is_absent)),
            ));
        }
    }
    let derives: Vec<Attribute> = item
        .attrs
        .iter()
        .filter(|each| each.path().is_ident("derive"))
        .cloned()
        .collect();
    let mut constants = TokenStream::new();
    let (attrs, fields) = (&item.attrs, item.fields.iter());
    let mut extra = Vec::new();
    for (index, (json, value)) in facts.constants.iter().enumerate() {
        let (field, ty) = (&constant_fields(facts)[index], constant_type(&name, index));
        constants.extend(constant_type_of(&ty, value, &derives));
        extra.push(quote!(#[serde(rename = #json)] pub #field: #ty));
    }
    match &item.fields {
        syn::Fields::Named(_) => {
            quote!(#(#attrs)* pub struct #name { #(#extra,)* #(#fields,)* } #constants)
        }
        _ => item.to_token_stream(),
    }
}

/// `Scalar::String("order.created").into()`
fn constant_text(value: &TokenStream) -> Option<String> {
    value
        .to_token_stream()
        .into_iter()
        .find_map(|token| match token {
            TokenTree::Group(group) => match syn::parse2::<Lit>(group.stream()) {
                Ok(Lit::Str(text)) => Some(text.value()),
                _ => None,
            },
            _ => None,
        })
}

/// A type with the text as its one value, or what holds a constant of another kind.
fn constant_type_of(ty: &syn::Ident, value: &TokenStream, derives: &[Attribute]) -> TokenStream {
    let has_default = |each: &Attribute| each.to_token_stream().to_string().contains("Default");
    let default = (!derives.iter().any(has_default)).then(|| quote!(#[derive(Default)]));
    let attributes = quote!(#(#derives)* #default);
    if let Some(text) = constant_text(value) {
        return quote!(#attributes pub enum #ty { #[default] #[serde(rename = #text)] Only });
    }
    let inner = if value.to_string().contains("Boolean") {
        quote!(bool)
    } else {
        quote!(i64)
    };
    quote!(#attributes #[serde(transparent)] pub struct #ty(#inner);)
}

fn derived_enum(item: &ItemEnum, facts: &Facts) -> TokenStream {
    let mut item = item.clone();
    derive(&mut item.attrs);
    let is_choice = !facts.order.is_empty();
    let is_tagged = facts.tag.is_some() && facts.tags.len() == item.variants.len();
    if let (true, Some(tag)) = (is_tagged, &facts.tag) {
        item.attrs.push(attribute(&quote!(serde(tag = #tag))));
    } else if is_choice {
        item.attrs.push(attribute(&quote!(serde(untagged))));
        let place = |name: &syn::Ident| facts.order.iter().position(|each| *name == *each);
        let mut variants: Vec<_> = item.variants.iter().cloned().collect();
        variants.sort_by_key(|variant| place(&variant.ident));
        item.variants = variants.into_iter().collect();
    }
    for variant in &mut item.variants {
        let name = variant.ident.to_string();
        let text = facts
            .tags
            .get(&name)
            .filter(|_| is_tagged)
            .or_else(|| facts.texts.get(&name));
        if let Some(text) = text {
            variant
                .attrs
                .push(attribute(&quote!(serde(rename = #text))));
        } else if !is_choice && !variant.fields.is_empty() {
            variant.attrs.push(attribute(&quote!(serde(untagged))));
        }
    }
    item.to_token_stream()
}

fn derive(attributes: &mut Vec<Attribute>) {
    attributes.push(attribute(&quote!(derive(
        serde::Serialize,
        serde::Deserialize
    ))));
}

fn attribute(meta: &TokenStream) -> Attribute {
    syn::parse_quote!(#[#meta])
}

/// The inherent impl of a type, whose constructors also fill the fields of constants.
fn with_constants(item: &ItemImpl, facts: &BTreeMap<String, Facts>) -> TokenStream {
    let mut item = item.clone();
    let constants = facts
        .get(&last_ident(&item.self_ty))
        .map(constant_fields)
        .unwrap_or_default();
    if constants.is_empty() {
        return item.to_token_stream();
    }
    for item in &mut item.items {
        let ImplItem::Fn(function) = item else {
            continue;
        };
        if let Some(Stmt::Expr(Expr::Struct(value), None)) = function.block.stmts.last_mut() {
            for constant in &constants {
                value
                    .fields
                    .push(syn::parse_quote!(#constant: Default::default()));
            }
        }
    }
    item.to_token_stream()
}

#[cfg(test)]
mod tests {
    use callbacks_codegen::{Settings, expand_with};

    use super::variants;

    #[test]
    fn derives_say_what_the_emitted_impls_do() {
        let document = r##"{"openapi": "3.1.0", "info": {"title": "T", "version": "1"},
            "webhooks": {"w": {"post": {
                "requestBody": {"content": {"application/json": {"schema": {
                    "title": "Order", "type": "object", "required": ["kind", "orderId"], "additionalProperties": false,
                    "properties": {
                        "kind": {"const": "order"},
                        "orderId": {"type": "string"},
                        "state": {"enum": ["new", "in work"]}
                    }
                }}}},
                "responses": {"204": {"description": "Taken"}}
            }}}}"##;
        let expansion = expand_with(&Settings::new("t.json"), |_| Ok(document.into()));
        let variants = variants(&expansion.to_source()).unwrap();
        assert!(
            variants.emitted.contains("payload!"),
            "{}",
            variants.emitted
        );
        assert!(
            !variants.derived.contains("payload!"),
            "{}",
            variants.derived
        );
        for expected in [
            "#[serde(deny_unknown_fields)]",
            "#[serde(rename = \"kind\")]",
            "#[serde(rename = \"order\")]",
            "#[serde(rename = \"orderId\")]",
            "#[serde(rename = \"in work\")]",
            "#[serde(default, skip_serializing_if = \"Option::is_none\")]",
            "derive(serde::Serialize, serde::Deserialize)",
        ] {
            assert!(
                variants.derived.contains(expected),
                "{expected}: {}",
                variants.derived
            );
        }
    }
}
