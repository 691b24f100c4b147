//! What a generated module says of its webhooks.

use quote::ToTokens as _;
use serde_json::Value;
use syn::{Expr, Item, ItemMod, TraitItem, Type};

/// The endpoint of a module.
pub(crate) struct Module {
    /// The module that has the endpoint.
    pub(crate) endpoint: String,
    /// The signatures of all methods of the handler, by their names.
    pub(crate) methods: Vec<(String, String)>,
    pub(crate) webhooks: Vec<Webhook>,
}

/// One webhook of the endpoint.
pub(crate) struct Webhook {
    /// The operation's module.
    pub(crate) module: String,
    /// The handler's method.
    pub(crate) method: String,
    /// The variant of the enum of events.
    pub(crate) variant: String,
    /// Whether its body can be read where no request is at hand.
    pub(crate) has_body: bool,
    /// Where a message says that it is this one, and how.
    tells: Vec<(Discriminator, String)>,
}

enum Discriminator {
    Header(String),
    Pointer(String),
}

impl Module {
    /// Reads the source of a module.
    ///
    /// # Errors
    ///
    /// When it is not as the generator writes it.
    pub(crate) fn read(source: &str) -> Result<Self, String> {
        let file = syn::parse_file(source).map_err(|error| error.to_string())?;
        let modules: Vec<&ItemMod> = file
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Mod(module) => Some(module),
                _ => None,
            })
            .collect();
        let endpoint = modules
            .iter()
            .find(|module| {
                items(module).any(|item| matches!(item, Item::Fn(f) if f.sig.ident == "endpoint"))
            })
            .ok_or("there is no endpoint")?;
        let methods = methods(&file.items).ok_or("there is no handler")?;
        let variants = variants(endpoint).ok_or("there is no enum of events")?;
        let webhook = |(variant, module): (String, String)| -> Result<Webhook, String> {
            let parameter = format!("callback : {module} :: Request");
            let mut signatures = methods.iter();
            let method = signatures.find(|(_, signature)| signature.contains(&parameter));
            let (method, _) = method.ok_or_else(|| format!("no method receives `{module}`"))?;
            let of_module = modules.iter().find(|item| item.ident == module);
            Ok(Webhook {
                tells: of_module.map(|module| tells(module)).unwrap_or_default(),
                has_body: of_module.is_some_and(|module| static_of(module, "BODY").is_some()),
                method: method.clone(),
                module,
                variant,
            })
        };
        Ok(Self {
            endpoint: endpoint.ident.to_string(),
            webhooks: variants
                .into_iter()
                .map(webhook)
                .collect::<Result<_, _>>()?,
            methods,
        })
    }
}

impl Webhook {
    /// The headers that say which event it is.
    pub(crate) fn headers(&self) -> Vec<(&str, &str)> {
        let tells = self.tells.iter();
        tells
            .filter_map(|(place, value)| match place {
                Discriminator::Header(name) => Some((name.as_str(), value.as_str())),
                Discriminator::Pointer(_) => None,
            })
            .collect()
    }

    /// Whether nothing of the document tells it apart: such webhooks are tried in turn.
    pub(crate) fn is_untold(&self) -> bool {
        self.tells.is_empty()
    }

    /// What it says of itself at a place of its body.
    pub(crate) fn told_at(&self, pointer: &str) -> Option<&str> {
        self.tells.iter().find_map(|(place, value)| match place {
            Discriminator::Pointer(at) if at == pointer => Some(value.as_str()),
            _ => None,
        })
    }

    /// Whether a body says all that tells which event it is.
    pub(crate) fn is_told(&self, body: &Value) -> bool {
        self.tells.iter().all(|(place, _)| match place {
            Discriminator::Header(_) => true,
            Discriminator::Pointer(pointer) => body.pointer(pointer).is_some(),
        })
    }

    /// Lets a body say which event it is, where it has a place for that.
    pub(crate) fn tell(&self, body: &mut Value) {
        for (place, value) in &self.tells {
            let Discriminator::Pointer(pointer) = place else {
                continue;
            };
            let Some((holder, name)) = pointer.rsplit_once('/') else {
                continue;
            };
            if body
                .pointer(pointer)
                .is_some_and(|told| told.is_boolean() || told.is_number())
            {
                continue;
            }
            if let Some(Value::Object(members)) = body.pointer_mut(holder) {
                let name = name.replace("~1", "/").replace("~0", "~");
                members.insert(name, Value::from(value.as_str()));
            }
        }
    }
}

fn items(module: &ItemMod) -> impl Iterator<Item = &Item> {
    module.content.iter().flat_map(|(_, items)| items)
}

fn static_of<'m>(module: &'m ItemMod, name: &str) -> Option<&'m Expr> {
    items(module).find_map(|item| match item {
        Item::Static(item) if item.ident == name => Some(&*item.expr),
        _ => None,
    })
}

fn methods(items: &[Item]) -> Option<Vec<(String, String)>> {
    let handler = items.iter().find_map(|item| match item {
        Item::Trait(item) if item.ident == "CallbackHandler" => Some(item),
        _ => None,
    })?;
    let methods = handler.items.iter().filter_map(|item| match item {
        TraitItem::Fn(method) => Some((
            method.sig.ident.to_string(),
            method.sig.to_token_stream().to_string(),
        )),
        _ => None,
    });
    Some(methods.collect())
}

/// The variants of the events, with the modules of their operations: `InvoicePaid(super::invoice_paid::Request)`.
fn variants(endpoint: &ItemMod) -> Option<Vec<(String, String)>> {
    let events = items(endpoint).find_map(|item| match item {
        Item::Enum(item) if item.ident == "Event" => Some(item),
        _ => None,
    })?;
    let variants = events.variants.iter().filter_map(|variant| {
        let Type::Path(path) = &variant.fields.iter().next()?.ty else {
            return None;
        };
        let module = path.path.segments.iter().nth_back(1)?;
        Some((variant.ident.to_string(), module.ident.to_string()))
    });
    Some(variants.collect())
}

/// The constants of `Event::new(name, &[Discriminator::Pointer("/type")], &[Some(&["paid"])])`: the first of each place.
fn tells(module: &ItemMod) -> Vec<(Discriminator, String)> {
    let operation = static_of(module, "OPERATION");
    let mut event = None;
    let mut next = operation;
    while let Some(Expr::MethodCall(call)) = next {
        if call.method == "with_event" {
            event = call.args.first();
        }
        next = Some(&*call.receiver);
    }
    if let Some(Expr::MethodCall(by_name)) = event {
        event = Some(&*by_name.receiver);
    }
    let Some(Expr::Call(event)) = event else {
        return Vec::new();
    };
    let mut arguments = event.args.iter().skip(1).map(list);
    let (Some(places), Some(values)) = (arguments.next(), arguments.next()) else {
        return Vec::new();
    };
    let told = places.into_iter().zip(values);
    told.filter_map(|(place, value)| Some((discriminator(place)?, first_constant(value)?)))
        .collect()
}

/// The items of `&[a, b]`.
fn list(expression: &Expr) -> Vec<&Expr> {
    match expression {
        Expr::Reference(reference) => list(&reference.expr),
        Expr::Array(array) => array.elems.iter().collect(),
        _ => Vec::new(),
    }
}

fn discriminator(place: &Expr) -> Option<Discriminator> {
    let Expr::Call(call) = place else { return None };
    let text = text(call.args.first()?)?;
    let function = call.func.to_token_stream().to_string();
    Some(match function.ends_with("Header") {
        true => Discriminator::Header(text),
        false => Discriminator::Pointer(text),
    })
}

fn first_constant(value: &Expr) -> Option<String> {
    let Expr::Call(some) = value else { return None };
    text(list(some.args.first()?).first()?)
}

fn text(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            syn::Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}
