//! What a generated module says of its webhooks.

use quote::ToTokens as _;
use serde_json::Value;
use syn::{Expr, Item, ItemMod, TraitItem, Type, Visibility};

/// The handlers of a module, and what they receive.
pub(crate) struct Module {
    pub(crate) handlers: Vec<Handler>,
    pub(crate) operations: Vec<Received>,
    pub(crate) endpoint: Option<Endpoint>,
}

/// A trait that somebody implements who is called.
pub(crate) struct Handler {
    pub(crate) name: String,
    /// The function that makes its router.
    pub(crate) router: &'static str,
    /// The signatures of all methods, by their names.
    pub(crate) methods: Vec<(String, String)>,
}

/// An operation that is received.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Received {
    pub(crate) module: String,
    /// Its place in [`Module::handlers`].
    pub(crate) handler: usize,
    pub(crate) method: String,
    /// The variant in which the method has it, if it shares that with others.
    pub(crate) variant: Option<String>,
}

/// What receives all webhooks at one URL.
pub(crate) struct Endpoint {
    /// The module that has it.
    pub(crate) module: String,
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
    /// The method of its requests: `POST`.
    pub(crate) verb: String,
    /// Whether its body can be read where no request is at hand.
    pub(crate) has_body: bool,
    /// Where a message says that it is this one, and how.
    tells: Vec<(Discriminator, String)>,
}

enum Discriminator {
    Header(String),
    Pointer(String),
    /// A parameter of the callback's URL, which webhooks do not have.
    Query,
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
        let handlers = [
            ("CallbackHandler", "router"),
            ("NestedCallbackHandler", "nested_router"),
        ];
        let handlers: Vec<_> = handlers
            .into_iter()
            .filter_map(|(name, router)| handler(&file.items, name, router))
            .collect();
        let received = modules
            .iter()
            .filter(|module| has_sample(module, &file.items));
        let operations = received.map(|module| received_by(module, &handlers, &modules));
        let has_endpoint = |module: &&&ItemMod| {
            items(module).any(|item| matches!(item, Item::Fn(f) if f.sig.ident == "endpoint"))
        };
        let endpoint = modules.iter().find(has_endpoint);
        Ok(Self {
            operations: operations.collect::<Result<_, _>>()?,
            endpoint: endpoint
                .map(|endpoint| Endpoint::read(endpoint, &handlers, &modules))
                .transpose()?,
            handlers,
        })
    }
}

impl Endpoint {
    fn read(
        endpoint: &ItemMod,
        handlers: &[Handler],
        modules: &[&ItemMod],
    ) -> Result<Self, String> {
        let variants = variants(endpoint, "Event").ok_or("there is no enum of events")?;
        let webhook = |(variant, module): (String, String)| -> Result<Webhook, String> {
            let method = handlers
                .iter()
                .find_map(|handler| handler.method_of(&module));
            let method = method.ok_or_else(|| format!("no method receives `{module}`"))?;
            let of_module = modules.iter().find(|item| item.ident == module);
            Ok(Webhook {
                tells: of_module.map(|module| tells(module)).unwrap_or_default(),
                verb: of_module
                    .and_then(|module| verb(module))
                    .unwrap_or_default(),
                has_body: of_module.is_some_and(|module| static_of(module, "BODY").is_some()),
                method: method.to_owned(),
                module,
                variant,
            })
        };
        Ok(Self {
            module: endpoint.ident.to_string(),
            webhooks: variants
                .into_iter()
                .map(webhook)
                .collect::<Result<_, _>>()?,
        })
    }
}

impl Handler {
    /// The method that receives requests of a module.
    fn method_of(&self, module: &str) -> Option<&str> {
        // Whatever the parameter is called: its type says what it receives.
        let parameter = format!(" : {module} :: Request");
        let mut methods = self.methods.iter();
        let method = methods.find(|(_, signature)| signature.contains(&parameter))?;
        Some(&method.0)
    }
}

/// Whether the module is one of an operation that is received. Those have a sample: `sample!(paid, ..)`.
fn has_sample(module: &ItemMod, all: &[Item]) -> bool {
    all.iter().any(|item| match item {
        Item::Macro(item) => {
            let name = item.mac.path.segments.last();
            let first = item.mac.tokens.clone().into_iter().next();
            name.is_some_and(|name| name.ident == "sample")
                && first.is_some_and(|first| module.ident == first.to_string())
        }
        _ => false,
    })
}

/// The method that receives an operation, by itself or as one of a group.
fn received_by(
    operation: &ItemMod,
    handlers: &[Handler],
    modules: &[&ItemMod],
) -> Result<Received, String> {
    let module = operation.ident.to_string();
    let received = |module: &str| {
        let mut each = handlers.iter().enumerate();
        each.find_map(|(index, handler)| Some((index, handler.method_of(module)?.to_owned())))
    };
    let in_group = |group: &&ItemMod| {
        let variants = variants(group, "Request")?;
        let (variant, _) = variants.into_iter().find(|(_, of)| *of == module)?;
        let (handler, method) = received(&group.ident.to_string())?;
        Some((handler, method, Some(variant)))
    };
    let alone = received(&module).map(|(handler, method)| (handler, method, None));
    let found = alone.or_else(|| modules.iter().find_map(in_group));
    let (handler, method, variant) =
        found.ok_or_else(|| format!("no method receives `{module}`"))?;
    Ok(Received {
        module,
        handler,
        method,
        variant,
    })
}

impl Webhook {
    /// The headers that say which event it is.
    pub(crate) fn headers(&self) -> Vec<(&str, &str)> {
        let tells = self.tells.iter();
        tells
            .filter_map(|(place, value)| match place {
                Discriminator::Header(name) => Some((name.as_str(), value.as_str())),
                Discriminator::Pointer(_) | Discriminator::Query => None,
            })
            .collect()
    }

    /// Whether nothing in the document distinguishes it. Such webhooks are tried in turn.
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

    /// Whether the body alone identifies the event.
    pub(crate) fn is_told(&self, body: &Value) -> bool {
        self.tells.iter().all(|(place, _)| match place {
            Discriminator::Header(_) | Discriminator::Query => true,
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

/// The value of a static that programs can reach: a webhook with several media types has its body for itself.
fn static_of<'m>(module: &'m ItemMod, name: &str) -> Option<&'m Expr> {
    items(module).find_map(|item| match item {
        Item::Static(item) if item.ident == name && !matches!(item.vis, Visibility::Inherited) => {
            Some(&*item.expr)
        }
        _ => None,
    })
}

fn handler(items: &[Item], name: &str, router: &'static str) -> Option<Handler> {
    let found = items.iter().find_map(|item| match item {
        Item::Trait(item) if item.ident == name => Some(item),
        _ => None,
    })?;
    let methods = found.items.iter().filter_map(|item| match item {
        TraitItem::Fn(method) => Some((
            method.sig.ident.to_string(),
            method.sig.to_token_stream().to_string(),
        )),
        _ => None,
    });
    Some(Handler {
        name: name.to_owned(),
        router,
        methods: methods.collect(),
    })
}

/// The variants of an enum, with the modules of their operations: `InvoicePaid(super::invoice_paid::Request)`.
fn variants(module: &ItemMod, name: &str) -> Option<Vec<(String, String)>> {
    let events = items(module).find_map(|item| match item {
        Item::Enum(item) if item.ident == name => Some(item),
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

/// The method of `Operation::new("paid", "POST", "/paid").with_event(..)`.
fn verb(module: &ItemMod) -> Option<String> {
    let mut next = static_of(module, "OPERATION")?;
    while let Expr::MethodCall(call) = next {
        next = &call.receiver;
    }
    match next {
        Expr::Call(call) => text(call.args.iter().nth(1)?),
        _ => None,
    }
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
    Some(match function.rsplit(' ').next() {
        Some("Header") => Discriminator::Header(text),
        Some("Query") => Discriminator::Query,
        _ => Discriminator::Pointer(text),
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
